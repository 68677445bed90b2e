// A table wider than its place is scrolled sideways; whoever uses the keyboard must be able to reach and scroll it too.
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export function Wide({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrolled = frame.current?.querySelector<HTMLElement>('.ant-table-content, .keguan-rows-frame');
    if (scrolled === null || scrolled === undefined) return undefined;
    const look = () => {
      const isWide = scrolled.scrollWidth > scrolled.clientWidth;
      scrolled.toggleAttribute('tabindex', isWide);
      if (isWide) {
        scrolled.tabIndex = 0;
        scrolled.setAttribute('role', 'region');
        scrolled.setAttribute('aria-label', label);
      } else {
        scrolled.removeAttribute('role');
        scrolled.removeAttribute('aria-label');
      }
    };
    const observer = new ResizeObserver(look);
    observer.observe(scrolled);
    if (scrolled.firstElementChild !== null) observer.observe(scrolled.firstElementChild);
    return () => observer.disconnect();
  }, [label]);
  return (
    <div ref={frame} className="keguan-wide">
      {children}
    </div>
  );
}
