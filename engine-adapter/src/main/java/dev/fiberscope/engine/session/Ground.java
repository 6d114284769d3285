package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Branch;
import dev.fiberscope.engine.history.Timeline;
import java.util.Optional;

/**
 * What commands work on: a run with its past, and what its end waits for. A program is driven from
 * outside, with its hosts; a branch and a recording drive themselves. Engine thread only.
 */
final class Ground {
    private final Timeline timeline;
    private final Watch watch;
    private final Course course;
    private final Optional<SelfDriven> driver;
    private final Optional<Branch> branch;

    /** What the end of the run waits for, where it is not just between two instructions. */
    private Optional<Standing> standing = Optional.empty();

    private Ground(
            Timeline timeline,
            Conditions conditions,
            Course course,
            Optional<SelfDriven> driver,
            Optional<Branch> branch) {
        this.timeline = timeline;
        this.course = course;
        this.driver = driver;
        this.branch = branch;
        watch = new Watch(timeline, conditions);
    }

    /** A program, or with a {@code driver} a recording. */
    static Ground of(Timeline timeline, Conditions conditions, Optional<SelfDriven> driver) {
        return new Ground(
                timeline,
                conditions,
                driver.isPresent() ? new Course.Recorded() : new Course.Live(),
                driver,
                Optional.empty());
    }

    static Ground of(Branch branch, Conditions conditions, String change) {
        return new Ground(
                branch.timeline(),
                conditions,
                new Course.Branched(branch.from(), change),
                Optional.of(new BranchRun(branch)),
                Optional.of(branch));
    }

    Timeline timeline() {
        return timeline;
    }

    Watch watch() {
        return watch;
    }

    Course course() {
        return course;
    }

    Optional<Branch> branch() {
        return branch;
    }

    boolean drivesItself() {
        return driver.isPresent();
    }

    Optional<Standing> standing() {
        return standing;
    }

    /** The end of the run waits. */
    void stand(Standing reason) {
        standing = Optional.of(reason);
    }

    /** It goes on. */
    void leave() {
        standing = Optional.empty();
    }

    /** Runs on at its end, a slice at most, if it drives itself and can go on. */
    void advance(Goal goal) {
        driver.flatMap(it -> it.advance(goal.limit(timeline, watch))).ifPresent(this::stand);
        watch.keepUp();
    }
}
