// A text field of several lines that grows with its text. antd's own autoSize writes style attributes, which the
// page's Content-Security-Policy refuses; setting the height through the element's style object is allowed.
import { Input } from 'antd';
import type { GetProps, GetRef } from 'antd';
import { useLayoutEffect, useRef } from 'react';

type AntProps = GetProps<typeof Input.TextArea>;

interface TextAreaProps extends Omit<AntProps, 'autoSize' | 'rows' | 'value'> {
  readonly value: string;
  readonly minRows: number;
  readonly maxRows: number;
}

export function TextArea({ value, minRows, maxRows, ...rest }: TextAreaProps) {
  const field = useRef<GetRef<typeof Input.TextArea>>(null);

  useLayoutEffect(() => {
    const element = field.current?.resizableTextArea?.textArea;
    if (element === undefined) return;
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(element);
    const inside = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
    const border = element.offsetHeight - element.clientHeight;
    const most = maxRows * Number.parseFloat(lineHeight) + inside + border;
    element.style.height = 'auto'; // as few rows as `rows` says, so that scrollHeight is of the text alone
    element.style.height = `${Math.min(element.scrollHeight + border, most)}px`;
  }, [value, maxRows]);

  return <Input.TextArea ref={field} {...rest} value={value} rows={minRows} />;
}
