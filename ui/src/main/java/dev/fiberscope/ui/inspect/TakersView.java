package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Who would take a suspension of the running stack, tag by tag; and where the next instruction
 * suspends, the search for its clause stack by stack.
 */
final class TakersView extends VBox {
    /** So many tags, or prompts, are listed. */
    private static final int LIMIT = 100;

    private static final int NAMED = 6;

    private final SessionModel model;
    private final Texts texts;

    TakersView(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("inspector-column", "inspector-takers");
        setMinHeight(USE_PREF_SIZE);
    }

    void show(Snapshot snapshot) {
        getChildren().setAll(Labels.section("If it suspends here, who takes it"));
        if (snapshot.runningChain().isEmpty()) {
            getChildren().add(Labels.of("Nothing runs.", "tertiary"));
            return;
        }
        var search = SearchSteps.of(snapshot);
        var all = Takers.of(snapshot).all();
        all.stream()
                .limit(LIMIT)
                .forEach(each ->
                        getChildren()
                                .add(
                                        taker(
                                                each,
                                                search.map(SearchSteps::tag)
                                                        .filter(each.tag()::equals)
                                                        .isPresent())));
        if (all.size() > LIMIT) {
            getChildren().add(Labels.of("and " + (all.size() - LIMIT) + " more tags", "tertiary"));
        }
        var other =
                new HBox(
                        whole(Labels.of(all.isEmpty() ? "any tag" : "any other tag", "secondary")),
                        wrapped(Labels.of("no clause: traps as unhandled", "bad")));
        other.getStyleClass().add("taker");
        getChildren().add(other);
        search.ifPresent(this::addSearch);
    }

    private Node taker(Takers.Taker each, boolean next) {
        var name = whole(Labels.of(each.tag().toString(), "mono", "taker-tag"));
        name.setAccessibleHelp("its menu goes to events with this tag");
        EventMenu.on(name, model, each.tag().name());
        var where =
                new ArrayList<Piece>(
                        List.of(
                                new Piece.Words(
                                        "clause "
                                                + each.clause()
                                                + (each.bySwitch() ? " for switch" : "")
                                                + " \u00b7 ")));
        where.add(new Piece.Chosen(texts.where(each.at()), new Selected.OfPlace(each.at())));
        where.add(new Piece.Words(" \u00b7 "));
        where.add(Piece.of(each.owner()));
        var words =
                new VBox(
                        new PieceFlow(model, where, "taker-where"),
                        new PieceFlow(model, along(each.leaving()), "tertiary"));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(name, words);
        row.getStyleClass().add("taker");
        if (next) {
            row.getStyleClass().add("current");
        }
        return row;
    }

    private static List<Piece> along(List<StackId> leaving) {
        var pieces = new ArrayList<Piece>(List.of(new Piece.Words("takes ")));
        for (int i = 0; i < Math.min(NAMED, leaving.size()); i++) {
            if (i > 0) {
                pieces.add(new Piece.Words(", "));
            }
            pieces.add(Piece.of(leaving.get(i)));
        }
        pieces.add(
                new Piece.Words(
                        leaving.size() > NAMED
                                ? " and " + (leaving.size() - NAMED) + " more along"
                                : " along"));
        return pieces;
    }

    private void addSearch(SearchSteps search) {
        getChildren().add(Labels.section("The search, stack by stack"));
        if (search.steps().isEmpty()) {
            getChildren().add(wrapped(Labels.of("There is no prompt to look at.", "bad")));
            return;
        }
        var grid = new GridPane();
        grid.getStyleClass().add("story");
        int row = 0;
        for (var step : search.steps().subList(0, Math.min(LIMIT, search.steps().size()))) {
            grid.add(whole(Labels.of(Integer.toString(row + 1), "tertiary", "mono")), 0, row);
            grid.add(
                    new PieceFlow(
                            model,
                            List.of(
                                    Piece.of(step.owner()),
                                    new Piece.Words("'s prompt in "),
                                    new Piece.Chosen(
                                            texts.where(step.at()),
                                            new Selected.OfPlace(step.at())),
                                    new Piece.Words(": " + step.words())),
                            step.found() ? "strong" : "secondary"),
                    1,
                    row++);
        }
        if (search.steps().size() > LIMIT) {
            grid.add(
                    Labels.of("and " + (search.steps().size() - LIMIT) + " more", "tertiary"),
                    1,
                    row);
        }
        if (search.steps().stream().noneMatch(SearchSteps.Step::found)) {
            grid.add(wrapped(Labels.of(trap(), "bad")), 1, row + 1);
        }
        getChildren().add(grid);
    }

    /** The sentence of the trap that comes. */
    private String trap() {
        return model.stop()
                .flatMap(stop -> stop.snapshot().trapAhead())
                .orElse("none takes it: traps as unhandled");
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
