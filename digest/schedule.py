"""Schedule: ready lines for cron, ready units for systemd; pure."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# How long after the morning's run mail that the server put off is tried again, and how often.
RETRY_HOURS = 5
RETRY_MINUTES = 15
# Two zones are compared day by day over so long a time.
_FIRST_DAY, _DAYS = datetime(2026, 1, 1, tzinfo=UTC), 3_653


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be run every day.

    Attributes:
        command: the tool, as absolute words of a command line.
        options: that name configuration and state, with absolute paths.
        hour: of the day.
        minute: of the hour.
        zone: IANA name of the zone that digests are cut in.
        system_zone: IANA name of the machine's zone, in which cron counts.
        sends: whether any edition has recipients.
    """

    command: Sequence[str]
    options: Sequence[str]
    hour: int
    minute: int
    zone: str
    system_zone: str
    sends: bool


def cron_lines(job: Job) -> str:
    """Return lines for ``crontab -e``: the run, and a silent second line for deferred mail.

    Source:
        crontab(5) of Debian: a ``%`` in a command ends it unless it is written ``\\%``; jobs are
        run with /bin/sh, and what they print is mailed to MAILTO.
    """
    lines = ["# digest: silent when all is well; on trouble cron mails what it says."]
    if not _same_days(job.zone, job.system_zone):
        lines.append(
            f"# cron counts in {job.system_zone}, the digest's days are those of {job.zone}."
        )
    last = (job.hour + RETRY_HOURS) % 24
    lines.append(f"{job.minute} {job.hour} * * *  {_cron_command(job, ['run', *_send(job)])}")
    if job.sends:
        hours = f"{job.hour}-{last}" if last > job.hour else f"{job.hour}-23,0-{last}"
        lines += [
            "# What the mail server put off; nothing happens when nothing waits.",
            f"*/{RETRY_MINUTES} {hours} * * *  {_cron_command(job, ['send', '--quiet'])}",
        ]
    return "\n".join(lines) + "\n"


def _same_days(one: str, other: str) -> bool:
    """Return whether two zones keep the same time, whatever they are called, in these years."""
    first, second = ZoneInfo(one), ZoneInfo(other)
    days = (_FIRST_DAY + timedelta(days=number) for number in range(_DAYS))
    return all(
        day.astimezone(first).utcoffset() == day.astimezone(second).utcoffset() for day in days
    )


def systemd_units(job: Job) -> str:
    """Return units for ``~/.config/systemd/user`` (or /etc/systemd/system), each after its name.

    A missed time is made up for when the machine is on again (``Persistent``). Status 75 is no
    failure: another run is at work, or mail waits, and the next one goes on.

    Source:
        systemd.service(5) and systemd.time(7): ``%`` and ``$`` are written twice in commands, a
        calendar time may name its zone, ``OnCalendar`` takes ranges with steps.
    """
    at = f"{job.hour:02}:{job.minute:02}:00 {job.zone}"
    units = [
        _service("digest", "Make and mail the news digest", job, ["run", *_send(job)]),
        _timer("digest", "Make the news digest every day", f"*-*-* {at}"),
    ]
    if job.sends:
        hours = ",".join(f"{(job.hour + number) % 24:02}" for number in range(RETRY_HOURS + 1))
        again = f"*-*-* {hours}:00/{RETRY_MINUTES}:00 {job.zone}"
        units += [
            _service("digest-send", "Mail what waits of the digest", job, ["send"]),
            _timer("digest-send", "Mail what waits of the digest", again),
        ]
    timers = "digest.timer digest-send.timer" if job.sends else "digest.timer"
    units.append(
        f"# Then: systemctl --user daemon-reload && systemctl --user enable --now {timers}\n"
    )
    return "\n".join(units)


def _send(job: Job) -> list[str]:
    return ["--send"] if job.sends else []


def _cron_command(job: Job, words: Sequence[str]) -> str:
    return shlex.join([*job.command, *words, *job.options]).replace("%", "\\%")


def _service(name: str, about: str, job: Job, words: Sequence[str]) -> str:
    command = " ".join(_systemd_word(word) for word in (*job.command, *words, *job.options))
    return (
        f"# {name}.service\n"
        "[Unit]\n"
        f"Description={about}\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart={command}\n"
        "SuccessExitStatus=75\n"
    )


def _timer(name: str, about: str, calendar: str) -> str:
    return (
        f"# {name}.timer\n"
        "[Unit]\n"
        f"Description={about}\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar={calendar}\n"
        "Persistent=true\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def _systemd_word(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$")
    if all(letter.isalnum() or letter in "-_./%$=:@+,\\" for letter in escaped):
        return escaped
    return '"' + escaped.replace('"', '\\"') + '"'
