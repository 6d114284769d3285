/**
 * Looks: colours of the visual language, the two type faces, and the style sheets of the window,
 * dark and light.
 *
 * <p>{@code Palette} holds plain numbers and needs no toolkit; {@code Fonts} and {@code Theme} are
 * JavaFX. Each colour of a palette is also a looked-up colour of the style sheets: {@code -fs-} and
 * the component's name with hyphens, a state's three as {@code -fs-running}, {@code
 * -fs-running-graphics}, {@code -fs-running-fill}.
 *
 * <p>Style classes of the window:
 *
 * <pre>
 * fs-window          ground of the window                    panel          surface with content (code, lists, inspector)
 * canvas             surface of pictures                     toolbar        row of step commands at the top
 * tool               button of the toolbar                   tool-stop      the one that is stop
 * step-pill          the step number                         search         the field that finds things
 * sentence-bar       line that says why we stopped           sentence-aside its text at the right
 * strong             emphasis inside a sentence              tabs           TabPane, or a row (HBox) of toggles
 * tab                ToggleButton in such a row              pane-bar       bar of 28 above a pane, of the same colour
 * pane-title         name of the pane in its bar             section-label  9.5 semibold capitals (the text is in capitals)
 * row                line of a list; pseudo-class selected   list           ListView, TreeView or TableView without frames
 * mono               JetBrains Mono                          number         mono, to the right
 * secondary          second ink                              tertiary       third ink
 * chip               raised label inside code or lists       badge          count of what is wrong, on a tab
 * status-bar         last line of the window                 link           text that can be clicked
 * bad                text about trouble                      rule           1 px line
 * card               raised box for an answer                current        the row that runs next
 * state-running, state-waiting, state-suspended, state-fresh, state-forgotten, state-over, state-memory, state-stop
 *                    colour of a text (Label, Text) or a shape by state
 * </pre>
 *
 * <p>Blue means running and nothing else: selection, focus and links are ink. Depends on JavaFX and
 * AtlantaFX.
 */
@NullMarked
package dev.fiberscope.ui.theme;

import org.jspecify.annotations.NullMarked;
