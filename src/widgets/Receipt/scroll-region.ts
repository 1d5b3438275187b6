/**
 * Gives the keyboard a region while, and only while, there is something in it to scroll: one more stop for Tab is worth
 * it then and a nuisance otherwise.
 */
import type { Attachment } from 'svelte/attachments';

export function scrollRegion(name: string): Attachment<HTMLElement> {
  return (element) => {
    const update = () => {
      const scrolls = getComputedStyle(element).overflowY === 'auto' && element.scrollHeight > element.clientHeight + 1;
      if (!scrolls) {
        for (const attribute of ['tabindex', 'role', 'aria-label']) element.removeAttribute(attribute);
        return;
      }
      element.tabIndex = 0;
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', name);
    };
    const observer = new ResizeObserver(update);
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  };
}
