/** Glyphs and the application icon as SVG path data. */
module dev.fiberscope.icons {
    requires static org.jspecify;

    exports dev.fiberscope.icons;
}
