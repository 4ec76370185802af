"""What users decide: how articles are analyzed, and how an edition becomes a digest."""

from dataclasses import dataclass

OWN = "own:"  # what the codes of a user's own topics begin with


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What is known of a publisher; articles match by their source or the host of their URL.

    Attributes:
        name: as articles state their source.
        domain: host of its pages, without ``www.``.
        home: its country, ISO 3166-1 alpha-2, ``world`` if it reports from everywhere, or "".
        owner: outlets of one owner are not independent of each other.
    """

    name: str = ""
    domain: str = ""
    home: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTopic:
    """A topic of the user.

    Attributes:
        name: the heading that readers see, such as "Electric cars".
        words: any of them speaks for the topic, in any of its forms ("battery", "batteries").
        phrases: words that stand in this order, side by side; each counts as two words.
        without: an article that has any of these words or phrases is not about the topic.
        parent: the Media Topic that it belongs to, ``medtop:NNNNNNNN``; "" for none.
    """

    name: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    parent: str = ""

    @property
    def code(self) -> str:
        """The code of its tags: ``own:`` and its name, so that every tag knows its heading."""
        return OWN + " ".join(self.name.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRule:
    """What a phrase means, whatever the tables say.

    Attributes:
        phrase: whole words as they stand in an article; capitals count, unless it has no case.
        country: the country that it names, ISO 3166-1 alpha-2 (XK for Kosovo); ``world`` if it
            speaks for no single country; "" if it is no place.
    """

    phrase: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an analysis depends on beside the article.

    Attributes:
        summarizer: the name of the method that scores sentences.
        outlets: known publishers; the first that matches counts.
        home: the home country of articles from unknown outlets, "" for none.
        topics: the user's own, which come before the Media Topics.
        rules: what phrases say of the country; of two for one phrase, the later counts.
    """

    summarizer: str = "digest"
    outlets: tuple[Outlet, ...] = ()
    home: str = ""
    topics: tuple[OwnTopic, ...] = ()
    rules: tuple[CountryRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How an edition turns stories into a digest.

    Attributes:
        edition: its name, as in file names.
        title: what the masthead says.
        note: a line under the masthead; "" if none.
        group_by: ``country`` and ``topic``, outermost first.
        words: length of a full summary in words.
        sentences: length of a summary in sentences; 0 to go by words.
        method: the name of the method that scored the sentences.
        minutes: what there is to read, at most; 0 for no limit.
        top: how many stories get a full summary when the minutes are short.
        max_share: the largest share of an article that is printed.
        follow: countries, topics, words and phrases whose stories come first.
        per_source: stories of one source that are printed, at most; 0 for no limit.
        per_section: stories of one outer section that are printed, at most; 0 for no limit.
        stories: stories that are printed, at most; 0 for no limit.
        show_empty: whether followed sections without a story are shown.
    """

    edition: str = "daily"
    title: str = "News digest"
    note: str = ""
    group_by: tuple[str, ...] = ("country", "topic")
    words: int = 60
    sentences: int = 0
    method: str = "digest"
    minutes: int = 10
    top: int = 5
    max_share: float = 0.4
    follow: tuple[str, ...] = ()
    per_source: int = 0
    per_section: int = 0
    stories: int = 0
    show_empty: bool = False
