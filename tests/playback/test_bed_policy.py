"""The rules of beds by themselves, through any sequence of events."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from tests.playback.fake_player import guided, loop

from sleepterm.library.catalog.bed_policy import NO_CHANGE, BedChange, BedPolicy
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.units import DEFAULT_LAYER, Decibels, Percent

LOOPS = ("rain", "sea", "fire", "fan")
GUIDED = ("scan", "tale", "bare", "lost")
CATALOG = Catalog(
    (
        *map(loop, LOOPS),
        loop("drive", missing="away"),
        guided("scan", bed="rain", bed_db=Decibels(-12.0)),
        guided("tale", bed="sea", bed_db=Decibels(-6.0)),
        guided("bare"),
        guided("lost", bed="nowhere"),
    )
)
BEDS = st.sampled_from(["", NO_BED, *LOOPS, "drive", "nowhere", "tale"])
OPERATIONS = st.one_of(
    st.tuples(st.just("enter"), st.sampled_from(LOOPS + GUIDED), st.none()),
    st.tuples(st.just("mix"), st.sampled_from(GUIDED), st.none() | BEDS),
    st.tuples(st.just("choose"), st.sampled_from(LOOPS + GUIDED), BEDS),
    st.tuples(st.just("request"), st.sampled_from(LOOPS + GUIDED), BEDS),
    st.tuples(st.just("remove"), st.sampled_from(LOOPS + GUIDED), st.none()),
    st.tuples(st.just("restore"), st.sampled_from(GUIDED), st.none()),
)


def track(track_id: str) -> Track:
    found = CATALOG.get(track_id)
    assert found is not None
    return found


@dataclass
class Mix:
    """The layers there are, which of them the user added, and the policy."""

    policy: BedPolicy = field(default_factory=BedPolicy)
    sliders: dict[str, Percent] = field(default_factory=dict)
    users: set[str] = field(default_factory=set)

    def do(self, kind: str, track_id: str, bed: str | None) -> None:
        if kind in {"enter", "mix"}:
            self._enter(track_id, bed)
        elif kind == "choose":
            choice = bed or ""
            at = (track(track_id), choice, self.sliders, CATALOG)
            self._follow(self.policy.chosen(*at))
        elif kind == "request":
            at = (track(track_id), bed or "", self.sliders, CATALOG)
            self._follow(self.policy.requested(*at))
        elif kind == "restore":
            self._restore(track_id)
        else:
            self._drop(track_id)

    def _enter(self, track_id: str, bed: str | None) -> None:
        self.policy = self.policy.claimed(track_id)
        self.users.add(track_id)
        if track_id in self.sliders:
            self._drop(track_id)
            return
        for other in GUIDED:
            if track_id in GUIDED:
                self._drop(other)
        self.users.add(track_id)
        self.sliders[track_id] = DEFAULT_LAYER
        answer = self.policy.started(track(track_id), self.sliders, CATALOG, bed)
        self._follow(answer)

    def _restore(self, track_id: str) -> None:
        for other in GUIDED:
            self._drop(other)
        self.sliders[track_id] = DEFAULT_LAYER
        self.policy = self.policy.restored(track(track_id), self.sliders, CATALOG)
        # what was restored as a bed is one; everything else is the user's
        self.users = set(self.sliders) - {self.policy.bed}

    def _drop(self, track_id: str) -> None:
        self.sliders.pop(track_id, None)
        self.users.discard(track_id)

    def _follow(self, answer: tuple[BedPolicy, BedChange]) -> None:
        before = self.policy.bed
        self.policy, change = answer
        if change.add is not None:
            assert change.add.id not in self.sliders, "it is in the mix already"
            assert change.add.is_loop
            assert not change.add.missing
            assert 1 <= change.percent <= 100
            self.sliders[change.add.id] = change.percent
        if change.remove:
            assert change.remove == before, "only a bed is ever removed"
            assert change.remove not in self.users, "the user added it"
            assert change.remove in self.sliders
            self._drop(change.remove)


@given(st.lists(OPERATIONS, max_size=30))
def test_whatever_happens_only_beds_come_and_go(
    operations: list[tuple[str, str, str | None]],
) -> None:
    mix = Mix()
    for kind, track_id, bed in operations:
        mix.do(kind, track_id, bed)
        not_the_users = set(mix.sliders) - mix.users
        assert len(not_the_users) <= 1, "at most one bed"
        assert not_the_users <= {mix.policy.bed}
        if mix.policy.bed in mix.sliders:
            assert mix.policy.bed not in mix.users
            assert mix.policy.bed in LOOPS


@given(st.lists(OPERATIONS, max_size=20))
def test_a_choice_is_remembered_for_guided_tracks_only(
    operations: list[tuple[str, str, str | None]],
) -> None:
    mix = Mix()
    chosen: dict[str, str] = {}
    for kind, track_id, bed in operations:
        mix.do(kind, track_id, bed)
        if kind == "choose" and track_id in GUIDED:
            chosen.pop(track_id, None)
            if bed:
                chosen[track_id] = bed
        assert mix.policy.choices == chosen


@given(BEDS, st.sampled_from(GUIDED))
def test_asking_twice_changes_nothing_more(bed: str, track_id: str) -> None:
    mix = Mix()
    mix.do("enter", track_id, None)
    mix.do("choose", track_id, bed)
    policy, change = mix.policy.chosen(track(track_id), bed, mix.sliders, CATALOG)
    assert (policy, change) == (mix.policy, NO_CHANGE)


def test_a_bed_takes_the_slider_of_the_one_before() -> None:
    mix = Mix()
    mix.do("enter", "scan", None)
    mix.sliders["rain"] = Percent(17)
    mix.do("request", "scan", "sea")
    assert mix.sliders == {"scan": 100, "sea": 17}


def test_a_first_bed_lies_as_far_below_as_its_track_says() -> None:
    mix = Mix()
    mix.do("enter", "tale", None)
    assert mix.sliders["sea"] == round(100 * 10 ** (-6 / 60))


def test_the_bed_of_a_mix_holds_until_its_track_is_started_alone() -> None:
    mix = Mix()
    mix.do("choose", "scan", "fire")
    mix.do("mix", "scan", "sea")
    assert set(mix.sliders) == {"scan", "sea"}
    assert mix.policy.choice("scan") == "sea"
    mix.do("request", "scan", "fan")
    assert set(mix.sliders) == {"scan", "sea"}
    mix.do("enter", "scan", None)
    mix.do("enter", "scan", None)
    assert set(mix.sliders) == {"scan", "fire"}


def test_a_choice_ends_what_the_mix_wanted() -> None:
    mix = Mix()
    mix.do("mix", "scan", NO_BED)
    assert set(mix.sliders) == {"scan"}
    mix.do("choose", "scan", "")
    assert set(mix.sliders) == {"scan", "rain"}
    assert mix.policy.choice("scan") == ""


def test_only_a_bed_that_is_in_the_mix_is_restored() -> None:
    mix = Mix()
    mix.do("restore", "scan", None)
    assert mix.policy.bed == ""
    mix.sliders["rain"] = Percent(30)
    mix.do("restore", "scan", None)
    assert mix.policy.bed == "rain"


def test_what_was_claimed_is_not_removed_by_the_next_track() -> None:
    mix = Mix()
    mix.do("enter", "scan", None)
    mix.policy = mix.policy.claimed("rain")
    mix.users.add("rain")
    mix.do("enter", "tale", None)
    assert set(mix.sliders) == {"rain", "tale"}


def test_a_track_that_is_not_in_the_mix_gets_no_bed_by_asking() -> None:
    mix = Mix()
    mix.do("enter", "scan", None)
    mix.do("request", "tale", "fire")
    assert set(mix.sliders) == {"scan", "rain"}


def test_policies_are_not_changed_in_place() -> None:
    first = BedPolicy(choices={"scan": "sea"})
    second, _ = first.chosen(track("scan"), "", {}, CATALOG)
    assert first.choices == {"scan": "sea"}
    assert second.choices == {}
