package dev.fiberscope.ui.action;

/** Every action of the window, in the order of menus and lists. */
public enum ActionId {
    OPEN(Group.FILE),
    REOPEN(Group.FILE),
    SAVE_RECORDING(Group.FILE),
    COMPARE_RECORDINGS(Group.FILE),
    CLOSE(Group.FILE),
    QUIT(Group.FILE),

    INTO(Group.FORWARD),
    OVER(Group.FORWARD),
    OUT(Group.FORWARD),
    TO_SWITCH(Group.FORWARD),
    CONTINUE(Group.FORWARD),

    BACK_INTO(Group.BACKWARD),
    BACK_OVER(Group.BACKWARD),
    BACK_OUT(Group.BACKWARD),
    BACK_TO_SWITCH(Group.BACKWARD),
    CONTINUE_BACK(Group.BACKWARD),

    CHANGE_VALUE(Group.TIME),
    LAST_WRITE(Group.TIME),
    NEXT_WRITE(Group.TIME),
    EVENT_BEFORE(Group.TIME),
    NEXT_EVENT(Group.TIME),
    FIRST_STEP(Group.TIME),
    DISCARD_BRANCH(Group.TIME),
    PAST_SIZE(Group.TIME),

    STOP(Group.RUN),
    RESTART(Group.RUN),
    STACK_MEMORY(Group.RUN),
    COLLECTION(Group.RUN),
    TOGGLE_BREAKPOINT(Group.RUN),
    SWITCH_BREAKPOINT(Group.RUN),
    STOP_AT_EVENT(Group.RUN),
    BOOKMARK(Group.RUN),
    GO_TO_STEP(Group.RUN),
    SHOW_PRESENT(Group.RUN),

    FIND(Group.VIEW),
    FIND_IN_CODE(Group.VIEW),
    GO_TO_CODE(Group.VIEW),
    PLACE_BACK(Group.VIEW),
    PLACE_FORWARD(Group.VIEW),
    VALUES_INLINE(Group.VIEW),
    THEME(Group.VIEW),
    LARGER(Group.VIEW),
    SMALLER(Group.VIEW),
    ORDINARY_SIZE(Group.VIEW),
    LEAKS_ALONE(Group.VIEW),
    MOTION(Group.VIEW),
    LEFT_PANE(Group.VIEW),
    NEXT_PANE(Group.VIEW),
    PANE_BEFORE(Group.VIEW),
    KEYS(Group.HELP);

    private final Group group;

    ActionId(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    /** What belongs together. */
    public enum Group {
        FILE("File"),
        FORWARD("Forward"),
        BACKWARD("Backward"),
        TIME("Time"),
        RUN("Run"),
        VIEW("View"),
        HELP("Help");

        private final String word;

        Group(String word) {
            this.word = word;
        }

        /** The heading of the group. */
        public String word() {
            return word;
        }
    }
}
