// A titled part of a page.
import { Card } from 'antd';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}

export function Panel({ title, extra, children, id }: PanelProps) {
  return (
    <Card
      className="keguan-panel"
      {...(id === undefined ? {} : { id })}
      title={<h2>{title}</h2>}
      extra={extra}
    >
      {children}
    </Card>
  );
}
