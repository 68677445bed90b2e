// A button that leads to another page: one stop for the keyboard, a real address for the mouse.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface LinkButtonProps {
  readonly to: string;
  readonly isMain?: boolean;
  /** Where the words alone do not say which of several. */
  readonly name?: string;
  readonly children: ReactNode;
}

export function LinkButton({ to, isMain = false, name, children }: LinkButtonProps) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return (
    <Button
      type={isMain ? 'primary' : 'default'}
      href={href}
      {...(name === undefined ? {} : { 'aria-label': name })}
      onClick={(event) => go(event as never)}
    >
      {children}
    </Button>
  );
}
