package dev.fiberscope.engine.analysis;

/** Nodes from 0, and edges in one row: those of a node lie side by side. */
interface Digraph {
    /** Number of nodes. */
    int size();

    /** The node's first edge. */
    int first(int node);

    /** Behind the node's last edge. */
    int end(int node);

    /** The node that the edge leads to. */
    int target(int edge);
}
