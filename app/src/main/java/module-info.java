/** The program: main, the command line, and the one place that wires everything. */
module dev.fiberscope.app {
    requires dev.fiberscope.engine;
    requires dev.fiberscope.samples;
    requires dev.fiberscope.ui;
    requires info.picocli;
    requires static org.jspecify;
}
