// Files that are there: name, size, and the way to open them; removed or replaced only where the page says how.
import { FileOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inBytes } from './bytes.ts';

export interface ListedFile {
  readonly fileId: string | number;
  readonly name: string;
  readonly size: number;
}

interface FileListProps<File extends ListedFile> {
  readonly files: readonly File[];
  /** Address of the file; without it the name is only text. */
  readonly href?: (file: File) => string;
  readonly onRemove?: (file: File) => void;
  /** More about one file: what the checks found, its print code. */
  readonly beside?: (file: File) => ReactNode;
}

export function FileList<File extends ListedFile>({ files, href, onRemove, beside }: FileListProps<File>) {
  const { t } = useTranslation('common');
  if (files.length === 0) return null;
  return (
    <ul className="keguan-files">
      {files.map((file) => (
        <li key={file.fileId}>
          <FileOutlined aria-hidden />
          {href === undefined ? (
            <span>{file.name}</span>
          ) : (
            <a href={href(file)} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          )}
          <span className="keguan-number">{inBytes(file.size)}</span>
          {beside?.(file)}
          {onRemove !== undefined && (
            <Button
              type="link"
              danger
              aria-label={t('removeFile', { name: file.name })}
              onClick={() => onRemove(file)}
            >
              {t('remove')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
