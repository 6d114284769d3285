/**
 * The window: layouts, which know no JavaFX, and views, which draw them.
 *
 * <p>RichTextFX and the libraries below it are automatic modules, so that no run-time image can be
 * linked of them: what is declared here is checked when compiling, and the program runs with these
 * libraries on the class path.
 */
module dev.fiberscope.ui {
    requires transitive dev.fiberscope.engine;
    requires transitive dev.fiberscope.icons;
    requires transitive javafx.controls;
    requires static transitive org.jspecify;
    requires atlantafx.base;
    requires org.fxmisc.flowless;
    requires org.fxmisc.richtext;
    requires reactfx;

    exports dev.fiberscope.ui.action;
    exports dev.fiberscope.ui.layout;
    exports dev.fiberscope.ui.session;
    exports dev.fiberscope.ui.start;
    exports dev.fiberscope.ui.window;
}
