"""From articles to the graph: read, annotate, extract, resolve, assemble.

The work on one article is :func:`analyse`, a pure function of the article and the settings: it can run in any process
and be cached. All that follows it is free of order, so the same set of articles gives the same graph.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newsgraph.cache import AnalysisCache
from newsgraph.correcting import checked, without_effect
from newsgraph.extract import extract_claims
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.language import docs_of
from newsgraph.language import load as load_language
from newsgraph.model import Analysis, Article, Problem, mentions_of
from newsgraph.read import Metadata, article_from_mapping, read_articles, source_groups, with_versions
from newsgraph.read.gazetteer import read_gazetteer
from newsgraph.read.ledger import Ledger, read_ledger
from newsgraph.resolve.coreference import profiles_of
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.gazetteer import GazetteerIndex
from newsgraph.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Source = str | Path | Mapping[str, Any] | Article
Progress = Callable[[int, int], None]

log = logging.getLogger("newsgraph")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph depends on, besides the articles.

    ``model`` is the name or path of a UD pipeline (None: the packaged one), ``relations`` a file of the user's own,
    ``gazetteers`` are files of the user's own entities.
    """

    model: str | None = None
    relations: Path | None = None
    any_language: bool = False
    gazetteers: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Build:
    """A graph, and what could not be had for it."""

    graph: KnowledgeGraph
    problems: tuple[Problem, ...]

    @property
    def failures(self) -> tuple[Problem, ...]:
        """The problems that cost an article."""
        return tuple(problem for problem in self.problems if problem.fatal)


def analyse(article: Article, nlp: Language, vocabulary: Vocabulary, doc: Doc | None = None) -> Analysis:
    """What one article yields by itself: mentions, profiles, claims.

    An article that breaks a stage yields an empty analysis with the problem, so that the others go on. ``doc`` is its
    Doc, where ``nlp`` has annotated it already.
    """
    try:
        doc = nlp(article.text) if doc is None else doc
        extraction = extract_claims(doc, article, vocabulary)
        mentions = tuple(
            sorted({*extraction.mentions, *mentions_of(extraction.claims)}, key=lambda m: (m.span, m.kind))
        )
        profiles = profiles_of(doc, article, mentions, extraction.claims)
        _check_spans(article, extraction.claims)
    except Exception as error:  # one broken article must not take the others down; it is reported as failed
        log.debug("article %s failed", article.id, exc_info=True)
        what = f"cannot be analysed: {type(error).__name__}: {error}"
        return Analysis(article, problems=(Problem(article.id, what, "report it with the article's text"),))
    return Analysis(article, mentions, profiles, extraction.claims)


def _check_spans(article: Article, claims: Iterable[Any]) -> None:
    for claim in claims:
        for span in (claim.subject.span, claim.relation.span, claim.object.span, claim.sentence):
            if article.text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}-{span.end} does not quote the text")


def analyses(
    articles: list[Article],
    settings: Settings,
    *,
    workers: int = 1,
    cache: AnalysisCache | None = None,
    progress: Progress | None = None,
) -> Iterator[Analysis]:
    """The analysis of each article, in the order given; cached ones are not made again.

    Args:
        workers: Processes to use; 1 works in this process.
        progress: Called with (articles done, articles in all) after each.
    """
    known = {article.id: found for article in articles if cache and (found := cache.get(article))}
    missing = [article for article in articles if article.id not in known]
    fresh = (
        _analyse_here(missing, settings)
        if workers <= 1 or len(missing) < 2
        else _analyse_in_processes(missing, settings, workers)
    )
    for done, article in enumerate(articles, 1):
        analysis = known.get(article.id)
        if analysis is None:
            analysis = next(fresh)
            if cache:
                cache.put(analysis)
        if progress:
            progress(done, len(articles))
        yield analysis


def _analyse_here(articles: list[Article], settings: Settings) -> Iterator[Analysis]:
    if not articles:
        return
    nlp, vocabulary = load_language(settings.model), load_vocabulary(settings.relations)
    for article, doc in zip(articles, docs_of(nlp, (article.text for article in articles)), strict=True):
        yield analyse(article, nlp, vocabulary, doc)


_worker: tuple[Language, Vocabulary] | None = None


def _start_worker(settings: Settings) -> None:
    global _worker
    _worker = load_language(settings.model), load_vocabulary(settings.relations)


def _analyse_in_worker(article: Article) -> Analysis:
    assert _worker is not None
    return analyse(article, *_worker)


def _analyse_in_processes(articles: list[Article], settings: Settings, workers: int) -> Iterator[Analysis]:
    load_language(settings.model)  # what is wrong with the model is said here, not lost in a worker
    # spawned, not forked: the model's runtime keeps threads, which a fork would break
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start_worker, (settings,)) as pool:
        yield from pool.map(_analyse_in_worker, articles, chunksize=4)


def read(
    sources: Iterable[Source],
    *,
    metadata: Metadata | None = None,
    any_language: bool = False,
    stdin: BinaryIO | None = None,
) -> tuple[list[Article], list[Problem]]:
    """All articles of the sources, each once and in order of id, and what was wrong with the rest."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for source in sources:
        for found in _articles_of(source, metadata or Metadata(), any_language, stdin):
            (articles if isinstance(found, Article) else problems).append(found)  # type: ignore[arg-type]
    kept, reports = with_versions(articles)
    return sorted(kept, key=lambda article: article.id), [*problems, *reports]


def _articles_of(
    source: Source, metadata: Metadata, any_language: bool, stdin: BinaryIO | None
) -> Iterator[Article | Problem]:
    if isinstance(source, Article):
        yield source
    elif isinstance(source, Mapping):
        yield from article_from_mapping(source, metadata, any_language=any_language)
    else:
        yield from read_articles([source], stdin=stdin, metadata=metadata, any_language=any_language)


def build_graph(
    sources: Iterable[Source],
    settings: Settings,
    *,
    metadata: Metadata | None = None,
    workers: int = 1,
    cache_dir: Path | None = None,
    ledger: Ledger | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Build:
    """The whole way from sources to the graph, with every problem met.

    Raises:
        LedgerError: Rows of the ledger contradict each other.
    """
    gazetteer = GazetteerIndex(read_gazetteer(settings.gazetteers)) if settings.gazetteers else None
    corrections = checked(ledger or Ledger())
    articles, problems = read(sources, metadata=metadata, any_language=settings.any_language, stdin=stdin)
    cache = AnalysisCache(cache_dir, settings.model, settings.relations) if cache_dir else None
    done = list(analyses(articles, settings, workers=workers, cache=cache, progress=progress))
    problems.extend(problem for analysis in done for problem in analysis.problems)
    good = [analysis for analysis in done if not any(problem.fatal for problem in analysis.problems)]
    profiles = (profile for analysis in good for profile in analysis.profiles)
    resolution = resolve(profiles, corrections.decisions, gazetteer)
    graph = KnowledgeGraph.assemble(
        good,
        resolution,
        vocabulary=load_vocabulary(settings.relations),
        source_groups=source_groups(analysis.article for analysis in good),
        reviews=corrections.reviews,
    )
    problems.extend(without_effect(corrections, graph, gazetteer))
    return Build(graph, tuple(problems))


def build(
    sources: Source | Iterable[Source],
    *,
    model: str | None = None,
    relations: str | Path | None = None,
    date: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    any_language: bool = False,
    workers: int = 1,
    cache: str | Path | None = None,
    gazetteer: str | Path | Iterable[str | Path] = (),
    ledger: str | Path | None = None,
) -> KnowledgeGraph:
    """The knowledge graph of articles.

    Args:
        sources: Paths (files, folders, globs), mappings with at least ``text``, Articles, or an iterable of them.
        model: Name or path of a spaCy pipeline with Universal Dependencies; the packaged one if None.
        relations: A TOML file of relations, instead of the packaged ones or beside them (``extends``).
        date, outlet, url: For articles that do not say their own; ``date`` as YYYY-MM-DD.
        any_language: Take articles that do not look English, too.
        workers: Processes to use.
        cache: A folder that keeps each article's analysis.
        gazetteer: One or more files of your own entities (CSV, JSON Lines, SKOS), to which names are linked.
        ledger: A table of corrections, as ``newsgraph merge`` and the like write it.

    Returns:
        The graph. What could not be read is logged as a warning to the logger ``newsgraph``.

    >>> graph = build({"text": "Kenya praised Ann Mwangi. She leads the Lakeside Bank.", "date": "2024-03-01"})
    >>> [entity.label for entity in graph.find("Mwangi")]
    ['Ann Mwangi']
    """
    single = isinstance(sources, str | Path | Mapping | Article)
    found: Iterable[Source] = [sources] if single else sources  # type: ignore[list-item, assignment]
    files = [gazetteer] if isinstance(gazetteer, str | Path) else gazetteer
    settings = Settings(model, Path(relations) if relations else None, any_language, tuple(map(Path, files)))
    result = build_graph(
        found,
        settings,
        metadata=Metadata(date=date, outlet=outlet, url=url),
        workers=workers,
        cache_dir=Path(cache) if cache else None,
        ledger=read_ledger(Path(ledger)) if ledger else None,
    )
    for problem in result.problems:
        log.warning("%s", problem)
    return result.graph
