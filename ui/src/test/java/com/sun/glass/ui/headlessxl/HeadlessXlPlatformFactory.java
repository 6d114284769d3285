package com.sun.glass.ui.headlessxl;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import java.nio.ByteBuffer;

/**
 * JavaFX's headless platform with one screen of 1920x1200 pixels, for the window tests.
 *
 * <p>The platform's own screen is 1000x1000, and a window that reaches beyond it throws. Chosen by
 * {@code -Dglass.platform=HeadlessXl}: glass looks for {@code NamePlatformFactory} in a package of
 * that name in lower case, which is why this class stands in a package that is not ours.
 *
 * <p>Replaces a private buffer of JavaFX, whose version is therefore pinned.
 */
public final class HeadlessXlPlatformFactory extends HeadlessPlatformFactory {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1200;
    private static final int DEPTH = 32;
    private static final int DOTS_PER_INCH = 100;

    /** Room around the screen: a window that is being moved may reach beyond it for a moment. */
    private static final int MARGIN = 1000;

    private static final int BYTES_PER_PIXEL = 4;

    @Override
    public Application createApplication() {
        return new LargeScreen();
    }

    private static final class LargeScreen extends HeadlessApplication {
        @Override
        protected Screen[] staticScreen_getScreens() {
            // Makes the small buffer that is replaced next.
            super.staticScreen_getScreens();
            try {
                var frameBuffer = HeadlessApplication.class.getDeclaredField("frameBuffer");
                frameBuffer.setAccessible(true);
                frameBuffer.set(
                        this,
                        ByteBuffer.allocate(
                                (WIDTH + MARGIN) * (HEIGHT + MARGIN) * BYTES_PER_PIXEL));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this JavaFX has no such frame buffer", e);
            }
            return new Screen[] {
                new Screen(
                        0,
                        DEPTH,
                        0,
                        0,
                        WIDTH,
                        HEIGHT,
                        0,
                        0,
                        WIDTH,
                        HEIGHT,
                        0,
                        0,
                        WIDTH,
                        HEIGHT,
                        DOTS_PER_INCH,
                        DOTS_PER_INCH,
                        1f,
                        1f,
                        1f,
                        1f)
            };
        }
    }
}
