package dev.fiberscope.ui.window;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.icons.ApplicationIcon;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.code.CodePane;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.find.Finder;
import dev.fiberscope.ui.inspect.EventMenu;
import dev.fiberscope.ui.inspect.Inspector;
import dev.fiberscope.ui.leaks.LeakToggle;
import dev.fiberscope.ui.leaks.LeaksTab;
import dev.fiberscope.ui.session.ConsoleLine;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.FxThread;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.start.GalleryEntry;
import dev.fiberscope.ui.start.StartScreen;
import dev.fiberscope.ui.theme.Palette;
import dev.fiberscope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The window. Made, shown and used on the JavaFX thread; files are opened on others. */
public final class FiberscopeWindow {
    /** Megabytes that can be chosen for the past. */
    private static final List<Integer> PAST = List.of(256, 1024, 4096, 16_384);

    // What WindowDeeds works on is visible to the package.
    private final Function<Path, Opening> opener;
    private final Consumer<WindowSettings> remember;
    private final Executor fx = new FxThread();
    final Openings openings = new Openings(fx);
    final SessionModel model = new SessionModel(fx);
    private final Texts texts = new Texts(model.modules());
    private final Bookmarks bookmarks = new Bookmarks();
    final CodePane code = new CodePane(model, texts);
    private final StatusBar status = new StatusBar(model, texts);
    private final FileReload reload;
    final StepPill pill = new StepPill(model);
    final TopBar top;
    private final Finder finder;
    private final StartScreen start;
    private final PicturePane picture;
    final Inspector inspector;
    final TimeDeeds time;
    final ConditionRow condition;
    final ComparisonRow comparison;
    final PolicyRow policy;
    private final LeaksTab leaks;
    final BottomPane bottom;
    final LeftPane left;
    final Panes panes;
    final PaneRound round;
    final KeysOverview keys;
    private final Scene scene;
    final Stage stage;
    private WindowSettings settings;
    private Optional<Wish> wish = Optional.empty();

    /** The keyboard goes into the code as soon as there is some. */
    private boolean toCode;

    /** What to show when a session that was just asked for is there. */
    private record Wish(OptionalLong step, Optional<StackId> select) {}

    /**
     * A window in {@code stage}, which is not shown yet.
     *
     * @param opener opens a file; called on another thread than JavaFX's
     * @param gallery samples to offer
     * @param remember is told of settings when they change
     */
    public FiberscopeWindow(
            Stage stage,
            Function<Path, Opening> opener,
            List<GalleryEntry> gallery,
            WindowSettings settings,
            Consumer<WindowSettings> remember) {
        this.stage = stage;
        this.opener = opener;
        this.settings = settings;
        this.remember = remember;
        var actions = WindowActions.of(model, new WindowDeeds(this));
        time = new TimeDeeds(stage, model, this::say);
        condition =
                new ConditionRow(
                        model,
                        settings.conditions(),
                        conditions -> change(this.settings.withConditions(conditions)));
        comparison =
                new ComparisonRow(
                        model, (file, step) -> open(file, OptionalLong.of(step), Optional.empty()));
        policy = new PolicyRow(model, this::restartUnder);
        inspector = new Inspector(model, texts);
        finder = new Finder(actions, model);
        top = new TopBar(actions, pill, finder);
        start = new StartScreen(gallery, this::open, actions.of(ActionId.OPEN), this::open);
        keys = new KeysOverview(actions);
        picture = new PicturePane(model, texts, theme());
        picture.move(settings.motion());
        EventMenu.onSelection(picture, model);
        leaks = new LeaksTab(model, bookmarks, texts, theme(), fx);
        picture.add(new LeakToggle(model, leaks.finder()));
        bottom =
                new BottomPane(
                        model,
                        bookmarks,
                        theme(),
                        fx,
                        leaks,
                        actions.of(ActionId.STACK_MEMORY),
                        stage);
        bottom.move(settings.motion());
        status.offer(actions.of(ActionId.STACK_MEMORY));
        left = new LeftPane(model, texts, bookmarks, gallery, this::open);
        panes =
                new Panes(
                        left,
                        code.node(),
                        inspector.node(),
                        picture,
                        bottom,
                        settings.layout(),
                        this::arranged);
        round = new PaneRound(panes.all(), code.node(), code::focus);
        // In the order in which Tab goes through them.
        var root = new BorderPane();
        root.setTop(new VBox(top, sentences(actions)));
        root.setCenter(new StackPane(panes, start.node(), keys));
        root.setBottom(status);
        root.getStyleClass().add("fs-window");
        root.setMinSize(0, 0);
        scene =
                new Scene(
                        new StackPane(root, finder.results()),
                        settings.layout().width(),
                        settings.layout().height());
        actions.listen(scene);
        takeDrops();
        model.session().subscribe(_ -> arrange());
        code.hasText().subscribe(_ -> arrange());
        model.shown().subscribe(_ -> fulfil());
        reload = new FileReload(model, code, texts, bookmarks, openings, fx, new Reloading());
        dress();
        arrange();
    }

    /** Shows the window. */
    public void show() {
        stage.setScene(scene);
        stage.setTitle("Fiberscope");
        stage.setMinWidth(WindowLayout.LEAST_WIDTH);
        stage.setMinHeight(WindowLayout.LEAST_HEIGHT);
        IntStream.of(16, 32, 48, 64, 128, 256)
                .mapToObj(size -> Logo.image(ApplicationIcon.tile(), size))
                .forEach(stage.getIcons()::add);
        stage.setOnHidden(_ -> {
            close();
            if (!stage.isMaximized() && !stage.isFullScreen()) {
                change(
                        settings.withLayout(
                                settings.layout().withSize(scene.getWidth(), scene.getHeight())));
            }
        });
        stage.show();
        if (start.node().isVisible()) {
            start.focus();
        }
    }

    /** What all panes look at. On the JavaFX thread. */
    public SessionModel model() {
        return model;
    }

    /** Closes what is open, and shows the samples again. */
    public void close() {
        openings.cancel();
        reload.stop();
        model.close();
    }

    /** Opens {@code file} instead of what is open. */
    public void open(Path file) {
        open(file, OptionalLong.empty(), Optional.empty());
    }

    /** Opens {@code file}, goes to step {@code at}, and selects a stack there. */
    public void open(Path file, OptionalLong at, Optional<StackId> select) {
        var absolute = file.toAbsolutePath().normalize();
        open(
                new Openings.Asked(
                        absolute.toString(),
                        () -> opener.apply(absolute),
                        Optional.of(absolute),
                        Optional.empty()),
                new Wish(at, select));
    }

    /** Opens a sample. */
    public void open(GalleryEntry sample) {
        open(sample, OptionalLong.empty(), Optional.empty());
    }

    /** Opens a sample, goes to step {@code at}, and selects a stack there. */
    public void open(GalleryEntry sample, OptionalLong at, Optional<StackId> select) {
        open(
                new Openings.Asked(
                        "sample:" + sample.name(),
                        sample.opening(),
                        Optional.empty(),
                        Optional.of(sample)),
                new Wish(at, select));
    }

    /** Opens what was opened last once more, as it is by now. */
    void reopen() {
        openings.last()
                .ifPresent(asked -> open(asked, new Wish(OptionalLong.empty(), Optional.empty())));
    }

    /** Opens the same program once more, with other stack memory; stop conditions stay. */
    void restartUnder(Optional<PolicySettings> memory) {
        openings.last()
                .ifPresent(asked ->
                        open(
                                asked.under(memory),
                                new Wish(OptionalLong.empty(), Optional.empty())));
    }

    /** Opens the same program once more, with the next time in turn for the collector. */
    void switchCollection() {
        var all = List.of(Settings.Collection.values());
        var now = model.session().get().map(OpenSession::collection).orElse(all.getLast());
        var next = all.get((all.indexOf(now) + 1) % all.size());
        openings.last()
                .ifPresent(asked ->
                        open(
                                asked.collecting(next),
                                new Wish(OptionalLong.empty(), Optional.empty())));
        model.say(
                new ConsoleLine(
                        ConsoleLine.Kind.NOTICE,
                        "What nothing reaches is collected "
                                + switch (next) {
                                    case NEVER -> "never";
                                    case WHEN_NEEDED -> "when needed";
                                    case AT_EVERY_ALLOCATION -> "at every allocation";
                                }
                                + "."));
    }

    /** Changes between dark and light. */
    void switchTheme() {
        change(settings.withDark(!settings.dark()));
        dress();
    }

    /** Lets changes of the picture move, or not. */
    void switchMotion() {
        change(settings.withMotion(!settings.motion()));
        picture.move(settings.motion());
        bottom.move(settings.motion());
    }

    /** The next size in turn that the past may have, of what is opened from now on. */
    void switchPast() {
        int next =
                PAST.stream()
                        .filter(each -> each > settings.past())
                        .findFirst()
                        .orElse(PAST.getFirst());
        change(settings.withPast(next));
        model.say(
                new ConsoleLine(
                        ConsoleLine.Kind.NOTICE,
                        String.format(
                                Locale.ROOT,
                                "The past of what is opened next may take %,d MB.",
                                next)));
    }

    /** {@code by} pixels more; 0 is back to the ordinary size. */
    void growFont(double by) {
        change(settings.withFontSize(by == 0 ? Theme.ORDINARY : settings.fontSize() + by));
        dress();
    }

    private void open(Openings.Asked asked, Wish next) {
        status.say("Opening " + asked.name());
        openings.open(asked, came -> opened(came, next));
    }

    private void opened(Openings.Came came, Wish next) {
        var asked = came.asked();
        switch (came.opening()) {
            case Opening.Opened(var title, var session) -> {
                asked.file().ifPresent(each -> change(settings.withOpened(each)));
                wish = Optional.of(next);
                boolean another = !reload.isSame(asked) || model.session().get().isEmpty();
                reload.take(came, session);
                stage.setTitle(title + " - Fiberscope");
                if (another) {
                    bottom.opened(asked.sample(), next.step().isEmpty());
                }
                next.step().ifPresent(step -> model.send(new Command.TravelTo(step)));
            }
            case Opening.Broken broken -> {
                reload.refused(came);
                code.show(broken);
                say(
                        ConsoleLine.Kind.FAULT,
                        broken.source().name()
                                + ":"
                                + broken.source().shown(broken.fault().place())
                                + ": "
                                + broken.fault().sentence());
            }
            case Opening.Unreadable(var sentence) -> say(ConsoleLine.Kind.FAULT, sentence);
        }
        arrange();
    }

    /** The same program comes back by itself: nothing else was wished for. */
    private final class Reloading implements FileReload.Host {
        @Override
        public void opened(Openings.Came came) {
            FiberscopeWindow.this.opened(came, new Wish(OptionalLong.empty(), Optional.empty()));
        }

        @Override
        public void say(String sentence) {
            FiberscopeWindow.this.say(ConsoleLine.Kind.NOTICE, sentence);
        }
    }

    private void say(ConsoleLine.Kind kind, String sentence) {
        model.say(new ConsoleLine(kind, sentence + "\n"));
        status.say(sentence);
    }

    /** Selects what was asked for, as soon as the session stands there. */
    private void fulfil() {
        if (wish.isEmpty() || model.stop().isEmpty()) {
            return;
        }
        var asked = wish.get();
        var stop = model.stop().get();
        if (asked.step().isEmpty() || asked.step().getAsLong() == stop.snapshot().step()) {
            wish = Optional.empty();
            asked.select()
                    .ifPresent(stack -> model.select(Focus.newestFrame(stop.snapshot(), stack)));
        }
    }

    /** The start screen stands in front while there is nothing else to see. */
    private void arrange() {
        boolean something = model.session().get().isPresent() || code.hasText().get();
        boolean changes = panes.isVisible() != something;
        panes.setVisible(something);
        start.node().setVisible(!something);
        start.offer(settings.recent());
        if (changes && !something) {
            start.focus();
        }
        toCode = something && (toCode || changes);
        if (toCode && code.hasText().get()) {
            toCode = false;
            fx.execute(this::focusCode);
        }
        if (!something) {
            stage.setTitle("Fiberscope");
        }
    }

    private void focusCode() {
        // What has never been laid out takes no keyboard.
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        code.focus();
    }

    private VBox sentences(Actions actions) {
        var sentences =
                new VBox(
                        new SentenceBar(model, this::saveReport),
                        new TimeBand(model, actions.of(ActionId.DISCARD_BRANCH)),
                        new AnswerRow(model),
                        condition,
                        policy,
                        comparison);
        sentences.managedProperty().bind(panes.visibleProperty());
        sentences.visibleProperty().bind(panes.visibleProperty());
        return sentences;
    }

    private void arranged(boolean leftFolded, Optional<WindowLayout.Edges> edges) {
        var layout = settings.layout().withLeftFolded(leftFolded);
        change(settings.withLayout(edges.map(layout::withEdges).orElse(layout)));
    }

    private void change(WindowSettings next) {
        settings = next;
        remember.accept(next);
    }

    private Theme theme() {
        return new Theme(settings.dark() ? Palette.DARK : Palette.LIGHT, settings.fontSize());
    }

    private void dress() {
        var theme = theme();
        theme.applyTo(scene);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        FiberscopeWindow.class.getResource("window.css"),
                                        "window.css")
                                .toExternalForm());
        picture.dress(theme);
        bottom.dress(theme);
        finder.use(theme.size());
        start.dress(theme.scale());
        top.dress(settings.dark(), theme.scale());
        panes.place(theme.scale());
    }

    private void takeDrops() {
        scene.setOnDragOver(input -> {
            if (input.getDragboard().hasFiles()) {
                input.acceptTransferModes(TransferMode.COPY);
            }
            input.consume();
        });
        scene.setOnDragDropped(input -> {
            var files = input.getDragboard().getFiles();
            if (!files.isEmpty()) {
                open(files.getFirst().toPath());
            }
            input.setDropCompleted(!files.isEmpty());
            input.consume();
        });
    }

    private void saveReport() {
        ReportFile.save(stage, model.fault().get().orElse("")).ifPresent(model::say);
    }
}
