"""The send step: nobody is forgotten, nobody gets it twice, whatever the server says."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import MailConfig
from digest.deliver import MailError, Receipt
from digest.errors import DigestError, OutputError
from digest.send import LONGEST_WAIT, QueuedError, Sending, send, wait_before, would_send
from digest.store import outbox
from digest.store.database import transaction
from tests.post import NOW, Clock, Post, add_digest, state, states

DEFERRED = Receipt(result="deferred", answer="451 later")
FAILED = Receipt(result="failed", answer="550 nobody here")
UNKNOWN = Receipt(result="unknown", answer="no answer")
DOWN = MailError("mail server 127.0.0.1:587: connection refused")
HALF_AN_HOUR = timedelta(minutes=30)


def run(
    db: object,
    post: Post,
    clock: Clock | None = None,
    *,
    patience: timedelta = timedelta(0),
    **mail: object,
) -> Sending:
    clock = clock or Clock()
    return send(
        db,  # type: ignore[arg-type]  # a state
        MailConfig(sender="digest@example.net", **mail),  # type: ignore[arg-type]  # words
        clock=clock,
        deadline=clock.at + timedelta(hours=1),
        patience=patience,
        make=post,
    )


def statuses(done: Sending) -> list[int]:
    return [error.exit_status for error in done.errors]


def test_what_waits_leaves_once(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        first, second = run(db, post), run(db, post)

    assert (first.sent, second.sent) == (2, 0)
    assert first.errors == second.errors == ()
    assert [message.recipient for message in post.accepted] == ["a@b.org", "c@b.org"]
    assert post.opened == post.closed == 1


def test_the_message_is_head_and_body_as_they_were_queued(tmp_path: Path) -> None:
    post = Post({"a@b.org": [DEFERRED]})
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        run(db, post, patience=HALF_AN_HOUR)

    (message,) = post.accepted
    assert message.name == "daily/2026-11-24"
    assert message.sender == "digest@example.net"
    assert message.message == (
        b"To: a@b.org\r\nMessage-ID: <daily.2026-11-24.1.a@b.org>\r\n"
        b"MIME-Version: 1.0\r\n\r\nNews.\r\n"
    )


def test_one_that_is_put_off_keeps_nobody_waiting(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DEFERRED, DEFERRED]}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        done = run(db, post, clock, patience=HALF_AN_HOUR)

    assert (done.sent, done.errors) == (2, ())
    assert [message.recipient for message in post.accepted] == ["c@b.org", "a@b.org"]
    assert len(clock.slept) == 2
    assert clock.slept[0] < clock.slept[1]


def test_mail_that_waits_is_one_trouble_however_many_messages_that_are(tmp_path: Path) -> None:
    post, clock = Post({one: [DEFERRED] * 9 for one in ("a@b.org", "c@b.org")}), Clock()
    lines = []
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        for dropped in (0, 1):
            with transaction(db):
                outbox.drop_settled(db, clock.at)
                if dropped:
                    outbox.move(db, dropped, "dropped", clock.at)
            done = run(db, post, clock)
            lines.append((done.waiting, [str(error) for error in done.errors]))

    assert [waiting for waiting, _ in lines] == [2, 1]
    assert lines[0][1] == lines[1][1]


def test_patience_has_an_end(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DEFERRED] * 100}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        done = run(db, post, clock, patience=HALF_AN_HOUR)

    assert (done.sent, done.waiting, statuses(done)) == (0, 1, [75])
    assert NOW + timedelta(minutes=5) < clock.at <= NOW + HALF_AN_HOUR
    assert post.tries["a@b.org"] < 8


def test_without_patience_nothing_is_waited_for(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DEFERRED]}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        done = run(db, post, clock)
        early = run(db, post, clock)
        clock.at += timedelta(minutes=2)
        later = run(db, post, clock)

    assert (done.sent, early.sent, later.sent) == (0, 0, 1)
    assert clock.slept == []
    assert post.tries["a@b.org"] == 2


def test_a_refusal_is_told_once_with_its_reason(tmp_path: Path) -> None:
    post = Post({"a@b.org": [FAILED]})
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        first, second = run(db, post), run(db, post)

    assert [str(error) for error in first.errors] == [
        "mail to a@b.org, daily/2026-11-24: failed: 550 nobody here"
    ]
    assert (statuses(first), statuses(second)) == ([69], [])
    assert (first.sent, post.tries["a@b.org"]) == (1, 1)


def test_what_a_server_says_is_text_for_a_terminal_too(tmp_path: Path) -> None:
    answer = Receipt(result="failed", answer="550 \x1b]0;title\x07 no\u202e body")
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        (told,) = run(db, Post({"a@b.org": [answer]})).errors

    assert str(told).isprintable()


def test_many_refusals_are_counted(tmp_path: Path) -> None:
    people = [f"{number}@b.org" for number in range(9)]
    with state(tmp_path) as db:
        add_digest(db, people)
        done = run(db, Post({one: [FAILED] for one in people}))

    assert len(done.errors) == 6
    assert str(done.errors[-1]) == "mail: 4 messages more failed: 'digest outbox list'"


def test_a_server_that_is_down_stops_the_round_and_everybody_waits(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DOWN]}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org", "d@b.org"])
        done = run(db, post, clock)
        assert set(states(db).values()) == {"deferred"}
        clock.at += timedelta(minutes=2)
        later = run(db, post, clock)

    assert statuses(done) == [69, 75]
    assert str(done.errors[0]) == str(DOWN)
    assert str(done.errors[1]) == "mail: not all messages are sent yet: 'digest outbox list'"
    assert post.tries["c@b.org"] == 1
    assert (later.sent, later.errors) == (3, ())


def test_a_server_that_comes_back_gets_the_rest(tmp_path: Path) -> None:
    post = Post({"a@b.org": [DOWN, DOWN]})
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        done = run(db, post, patience=HALF_AN_HOUR)

    assert (done.sent, done.errors) == (2, ())


def test_a_message_that_may_have_arrived_is_held_and_told_of(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [UNKNOWN]}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        first = run(db, post, clock)
        clock.at += timedelta(hours=3)
        second = run(db, post, clock)

        assert states(db) == {"a@b.org": "unknown"}
    assert (first.held, statuses(first), statuses(second)) == (1, [75], [75])
    assert post.tries["a@b.org"] == 1


def test_it_is_sent_once_more_after_half_an_hour_if_that_is_wanted(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [UNKNOWN, UNKNOWN, UNKNOWN]}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        for _ in range(12):
            run(db, post, clock, on_ambiguous="resend")
            clock.at += timedelta(minutes=10)
            assert post.tries["a@b.org"] == (1 if clock.at <= NOW + HALF_AN_HOUR else 2)

        assert states(db) == {"a@b.org": "unknown"}


def test_an_error_after_the_commit_leaves_the_message_in_doubt(tmp_path: Path) -> None:
    class Pipe(Post):
        def deliver(self, message: outbox.Outgoing, commit: object) -> Receipt:  # noqa: ARG002 - as all
            commit()  # type: ignore[operator]  # a function
            raise OutputError("standard output: broken pipe")

    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        done = run(db, Pipe())

        assert states(db) == {"a@b.org": "unknown", "c@b.org": "deferred"}
    assert statuses(done) == [73, 75, 75]


@pytest.mark.parametrize(("left", "healed"), [("sending", "sent"), ("committing", "unknown")])
def test_what_a_killed_run_left_is_healed(tmp_path: Path, left: str, healed: str) -> None:
    post = Post()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        db.execute("UPDATE outbox SET state = ?", (left,))
        run(db, post)

        assert states(db) == {"a@b.org": healed}
    assert len(post.accepted) == (healed == "sent")


@pytest.mark.parametrize("answers", [[], [DEFERRED]])
def test_a_clock_that_goes_back_strands_no_mail(tmp_path: Path, answers: list[Receipt]) -> None:
    post, clock = Post({"a@b.org": answers}), Clock()
    clock.at += timedelta(days=300)
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"], made=clock.at)
        if answers:
            run(db, post, clock)
        clock.at = NOW
        done = run(db, post, clock)

        assert states(db) == {"a@b.org": "sent"}
    assert statuses(done) == []


def test_a_clock_that_is_put_right_by_minutes_changes_no_wait(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DEFERRED]}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        run(db, post, clock)
        clock.at -= timedelta(minutes=5)
        run(db, post, clock)

        assert states(db) == {"a@b.org": "deferred"}
    assert post.tries["a@b.org"] == 1


def test_old_mail_is_given_up_and_that_is_told_once(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DEFERRED] * 100}), Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        done = run(db, post, clock)
        clock.at += timedelta(hours=19, minutes=59)
        assert run(db, post, clock).waiting == 1
        clock.at += timedelta(minutes=1)
        done, after = run(db, post, clock), run(db, post, clock)

    assert [str(error) for error in done.errors] == [
        "mail to a@b.org, daily/2026-11-24: expired: given up after too long a wait: 451 later"
    ]
    assert (statuses(done), statuses(after)) == ([69], [])


def test_nobody_gets_two_old_briefings_at_once(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        for days in (3, 2, 1, 0):
            people = ["a@b.org"] + (["old@b.org"] if days == 3 else [])
            add_digest(db, people, end=NOW - timedelta(days=days))
        done = run(db, post)

    assert sorted((message.recipient, message.name) for message in post.accepted) == [
        ("a@b.org", "daily/2026-11-24"),
        # The only one for this reader: it is late, but there is no later one.
        ("old@b.org", "daily/2026-11-21"),
    ]
    assert done.errors == ()
    assert done.notes == ("mail: 3 messages of old digests not sent, for later ones were there",)


def test_nobody_gets_two_old_briefings_however_long_mail_may_wait(tmp_path: Path) -> None:
    post, clock = Post({"a@b.org": [DOWN] * 2}), Clock(at=NOW - timedelta(days=2))
    with state(tmp_path) as db:
        for _ in range(3):
            add_digest(db, ["a@b.org"], made=clock.at)
            run(db, post, clock, give_up_after=timedelta(days=5))
            clock.at += timedelta(days=1)

    assert [message.name for message in post.accepted] == ["daily/2026-11-24"]


def test_an_old_briefing_that_the_operator_wants_leaves(tmp_path: Path) -> None:
    post, clock = Post(), Clock()
    with state(tmp_path) as db:
        for days in (2, 1, 0):
            add_digest(db, ["a@b.org"], end=NOW - timedelta(days=days))
        run(db, post, clock)
        clock.at += timedelta(minutes=5)
        with transaction(db):
            outbox.move(db, 1, "queued", clock.at)
        run(db, post, clock)

        assert [row.status for row in outbox.rows(db, settled=True)] == ["sent", "expired", "sent"]


def test_an_extra_digest_of_the_day_supersedes_nothing(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"], end=NOW - timedelta(hours=6))
        add_digest(db, ["a@b.org"], end=NOW, extra=2)
        add_digest(db, ["a@b.org"], edition="other", end=NOW - timedelta(days=3))

        assert run(db, post).sent == 3


def test_an_address_that_is_none_is_told_and_stops_nobody(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        add_digest(db, ["no address"], trouble="'no address' is no mail address")
        add_digest(db, ["a@b.org"], edition="other")
        done = run(db, post)

    assert done.sent == 1
    assert statuses(done) == [69]
    assert "'no address' is no mail address" in str(done.errors[0])


def test_the_deadline_ends_a_round(tmp_path: Path) -> None:
    post, clock = Post(), Clock(step=timedelta(minutes=1))
    with state(tmp_path) as db:
        add_digest(db, [f"{number}@b.org" for number in range(100)])
        done = run(db, post, clock, patience=HALF_AN_HOUR)

    assert 5 < done.sent < 61
    assert done.waiting == 100 - done.sent
    assert statuses(done) == [75]


def test_bodies_are_dropped_after_a_while_and_the_books_stay(tmp_path: Path) -> None:
    clock = Clock()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"])
        run(db, Post(), clock, keep=timedelta(days=30))
        clock.at += timedelta(days=31)
        run(db, Post(), clock, keep=timedelta(days=30))

        assert states(db) == {"a@b.org": "sent"}
        assert not outbox.is_kept(db, 1)


def test_a_look_at_what_would_be_sent_counts_no_try(tmp_path: Path) -> None:
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org", "c@b.org"])
        found = would_send(db, MailConfig(), NOW)

        assert [message.recipient for message in found] == ["a@b.org", "c@b.org"]
        assert [row.attempts for row in outbox.rows(db)] == [0, 0]


def test_statuses_are_those_of_the_table() -> None:
    assert (MailError.exit_status, QueuedError.exit_status) == (69, 75)
    assert issubclass(QueuedError, DigestError)


@given(row=st.integers(1, 10**9), attempt=st.integers(1, 10_000))
def test_waits_grow_to_an_hour_with_half_of_it_more_or_less(row: int, attempt: int) -> None:
    wait = wait_before(row, attempt)
    base = min(60 * 2 ** min(attempt - 1, 10), 3600)

    assert base * 0.5 <= wait.total_seconds() <= base * 1.5
    assert wait == wait_before(row, attempt)
    assert wait.total_seconds() == int(wait.total_seconds())
    assert wait <= LONGEST_WAIT * 1.5


def test_waits_of_many_messages_are_spread() -> None:
    assert len({wait_before(row, 3) for row in range(100)}) > 50


def test_a_state_that_was_restored_sends_nothing_until_it_is_told_to(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        nothing = run(db, post)
        db.execute("INSERT INTO hold VALUES ('restored from a backup')")
        add_digest(db, ["a@b.org"])
        held = run(db, post, patience=HALF_AN_HOUR)
        db.execute("DELETE FROM hold")
        free = run(db, post)

    assert nothing.errors == ()
    assert "restored from a backup" in str(held.errors[0])
    assert statuses(held) == [75, 75]
    assert (held.sent, free.sent) == (0, 1)


def test_queued_twice_is_queued_once(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        number = add_digest(db, ["a@b.org"])
        run(db, post)
        letter = outbox.Letter(recipient="a@b.org", format="html", head=b"To: other\r\n")
        with transaction(db):
            outbox.queue(db, number, [letter], {"html": b"changed"}, sender="x@y.org", now=NOW)
        again = run(db, post)

    assert again.sent == 0
    assert len(post.accepted) == 1


def test_a_damaged_message_holds_back_no_other(tmp_path: Path) -> None:
    post = Post()
    with state(tmp_path) as db:
        add_digest(db, ["a@b.org"], edition="old")
        add_digest(db, ["c@b.org"], edition="new")
        db.execute("UPDATE mail SET body = x'00' WHERE digest = 1")
        done, again = run(db, post), run(db, post)

    assert [message.recipient for message in post.accepted] == ["c@b.org"]
    assert "mail to a@b.org, old/2026-11-24: failed: the mail of old/" in str(done.errors[0])
    assert "'digest rebuild'" in str(done.errors[0])
    assert (statuses(done), again.errors) == ([74], ())
