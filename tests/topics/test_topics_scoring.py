import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from digest.topics import assign_topics, score_topics
from digest.topics.names import CODES

CONFLICT, POLITICS, SPORT = "medtop:16000000", "medtop:11000000", "medtop:15000000"
WEATHER, HEALTH, ECONOMY = "medtop:17000000", "medtop:07000000", "medtop:04000000"


def best(title: str, text: str = "", language: str = "en") -> str:
    tags = score_topics(title=title, text=text, language=language)
    return tags[0].code if tags else ""


def test_a_text_about_terrorism_and_diplomats_is_conflict_first_and_politics_too() -> None:
    text = (
        "The foreign ministry condemned the terrorist attack that killed eleven soldiers near the "
        "border. The foreign ministers of both countries agreed to combat militant groups and "
        "called for an immediate ceasefire."
    )

    filed = assign_topics(score_topics(title="", text=text))

    assert [tag.code for tag in filed][:2] == [CONFLICT, POLITICS]


def test_a_title_alone_is_enough() -> None:
    assert best("Striker scores twice as the champions win the cup final") == SPORT
    assert best("Heavy snow and freezing rain forecast for the weekend") == WEATHER
    assert best("Central bank raises interest rates to fight inflation") == ECONOMY


def test_a_snowstorm_that_shuts_a_road_is_weather() -> None:
    text = (
        "The first big blizzard of the season dropped up to 46 centimetres of snow on the south "
        "on Thursday and shut the Trans-Canada Highway. Winds cut visibility to almost nothing. "
        "The airport cancelled 74 flights, and volunteers served soup to people stuck in cars."
    )

    filed = assign_topics(score_topics(title="Blizzard shuts Trans-Canada Highway", text=text))

    assert [tag.code for tag in filed] == [WEATHER]


def test_other_languages_are_told_by_their_seed_words() -> None:
    assert (
        best("Bundestrainer hofft auf den Sieg im Finale der Weltmeisterschaft", "", "de") == SPORT
    )
    assert best("L'hôpital manque de médecins et d'infirmiers", "", "fr") == HEALTH
    assert best("El banco central sube los tipos de interés por la inflación", "", "es") == ECONOMY
    assert best("Сборная выиграла финал чемпионата, тренер доволен", "", "ru") == SPORT
    assert best("Milli takım maçı kazandı, teknik direktör memnun", "", "tr") == SPORT
    assert best("البنك المركزي يرفع أسعار الفائدة لمواجهة التضخم", "", "ar") == ECONOMY
    assert best("国家队赢得世界杯决赛", "", "zh") == SPORT


def test_evidence_stands_word_for_word_in_the_article() -> None:
    title, text = "Doctors warn of FLU outbreak", "Hospitals are full.\nPatients wait for vaccines."

    tags = score_topics(title=title, text=text)

    assert tags[0].code == HEALTH
    assert tags[0].evidence
    assert all(e in title or e in text for tag in tags for e in tag.evidence)


def test_a_section_of_the_source_decides_a_vague_text() -> None:
    hints = ("https", "Sport/Football")

    tags = score_topics(title="What a night that was", text="", hints=hints)

    assert tags[0].code == SPORT


def test_a_language_without_seed_words_has_no_topics() -> None:
    assert score_topics(title="Jalkapallo on suosittu laji", text="", language="fi") == ()


def test_an_unknown_language_is_read_as_english() -> None:
    title = "Striker scores twice in the cup final"

    assert score_topics(title=title, text="", language="und") == score_topics(title=title, text="")


def test_nothing_has_no_topics() -> None:
    assert score_topics(title="", text="") == ()
    assert assign_topics(()) == ()


@given(
    title=st.text(max_size=80),
    text=st.text(max_size=400),
    language=st.sampled_from(["en", "zh", "ar", "de"]),
)
def test_tags_are_sorted_known_and_explained(title: str, text: str, language: str) -> None:
    tags = score_topics(title=title, text=text, language=language)

    assert list(tags) == sorted(tags, key=lambda tag: (-tag.weight, tag.code))
    assert all(tag.code in CODES and 0 <= tag.weight <= 1 for tag in tags)
    assert all(tag.weight == round(tag.weight, 3) for tag in tags)
    assert all(1 <= len(tag.evidence) <= 6 for tag in tags if tag.weight >= 0.2)
    assert not any(tag.evidence for tag in tags if tag.weight < 0.2)
    assert all(e in title or e in text for tag in tags for e in tag.evidence)
    assert set(assign_topics(tags)) <= set(tags)


def test_importing_the_topics_loads_nothing_heavy() -> None:
    code = "import sys, digest.topics; print('numpy' in sys.modules, 'Stemmer' in sys.modules)"

    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert printed.stdout.split() == ["False", "False"]


def test_the_result_is_the_same_for_any_hash_seed() -> None:
    code = (
        "from digest.topics import score_topics;"
        "print(score_topics(title='Court jails banker', text='Police said the bank lost millions "
        "in a fraud. The judge spoke of greed, and shares fell after the trial.'))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("0", "1", "77")
    }

    assert len(printed) == 1
