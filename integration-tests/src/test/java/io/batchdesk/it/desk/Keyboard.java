package io.batchdesk.it.desk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Somebody who has no mouse, and looks at each step for where they are. */
final class Keyboard {

  private static final int MANY = 100;

  /**
   * What has the focus is marked, and on the screen; an input that is drawn by another one, too.
   */
  private static final String WHAT_IS_WRONG =
      """
      () => {
        const focused = document.activeElement;
        const box = focused.closest('.ui-chkbox');
        const shown = box ? box.querySelector('.ui-chkbox-box') : focused;
        if (focused === document.body) {
          return '';
        }
        const style = getComputedStyle(shown);
        const place = shown.getBoundingClientRect();
        const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== 'none';
        const seen = place.width > 0 && place.bottom > 0 && place.top < innerHeight && place.right > 0;
        return (marked ? '' : 'not marked: ') + (seen ? '' : 'not on the screen: ')
            + (marked && seen ? '' : shown.outerHTML.slice(0, 300));
      }
      """;

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** Goes on to this element, as far as it takes. */
  void tabTo(Locator wanted) {
    wanted.waitFor();
    List<Object> way = new ArrayList<>();
    for (int i = 0; i < MANY && !isFocused(wanted); i++) {
      press("Tab");
      way.add(page.evaluate("() => document.activeElement.outerHTML.slice(0, 150)"));
      Assertions.assertThat(page.evaluate(WHAT_IS_WRONG)).isEqualTo("");
    }
    Assertions.assertThat(isFocused(wanted))
        .as("it can be reached: %s, after %s", wanted, way)
        .isTrue();
  }

  private static boolean isFocused(Locator element) {
    return (boolean) element.evaluate("element => element === document.activeElement");
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** In place of what is there. */
  void type(String text) {
    press("Control+A");
    page.keyboard().type(text);
  }
}
