/** Calls back when an element comes into view or leaves it, or its tab is shown or hidden. Returns a function that stops it. */
export function watchVisibility(element: Element, changed: (isVisible: boolean) => void): () => void {
  let isOnScreen = true;
  const tell = () => changed(isOnScreen && !document.hidden);
  const observer = new IntersectionObserver(([entry]) => {
    isOnScreen = entry?.isIntersecting ?? true;
    tell();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', tell);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', tell);
  };
}
