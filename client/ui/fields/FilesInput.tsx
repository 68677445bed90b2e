// The files of one field of a form. Attaching and taking away are acts of the page, not changes of a text.
import { useTranslation } from 'react-i18next';
import type { FileAnswer, FileField } from '../../../server/domain/form.ts';
import { FileDrop } from '../FileDrop.tsx';
import { FileList } from '../FileList.tsx';

/** How the page attaches and takes away. Without `attach` files are only shown. */
export interface FileActs {
  readonly href: (file: FileAnswer) => string;
  /** Throws the ApiProblem of `upload()` as it comes. `replaces` is set where the field holds one file. */
  readonly attach?: (where: {
    readonly section: string;
    readonly field: FileField;
    readonly file: File;
    readonly replaces: FileAnswer | null;
    readonly onProgress: (share: number) => void;
  }) => Promise<unknown>;
  readonly detach?: (where: {
    readonly section: string;
    readonly field: FileField;
    readonly file: FileAnswer;
  }) => unknown;
}

interface FilesProps {
  readonly id: string;
  readonly describedBy: string;
  readonly section: string;
  readonly field: FileField;
  readonly files: readonly FileAnswer[];
  readonly acts: FileActs;
}

export function FilesInput({ id, describedBy, section, field, files, acts }: FilesProps) {
  const { t } = useTranslation('common');
  const { attach, detach, href } = acts;
  const isMultiple = field.multiple === true;
  const max = isMultiple ? (field.limit?.maxFiles ?? Number.POSITIVE_INFINITY) : 1;
  const current = files[0] ?? null;
  return (
    <>
      <FileList
        files={files}
        href={href}
        {...(detach === undefined
          ? {}
          : { onRemove: (file: FileAnswer) => void detach({ section, field, file }) })}
      />
      {attach !== undefined && (
        <FileDrop
          id={`${id}-drop`}
          describedBy={describedBy}
          label={!isMultiple && current !== null ? t('replace') : t('upload')}
          types={field.limit?.types}
          maxBytes={field.limit?.maxBytes}
          isMultiple={isMultiple}
          isDisabled={isMultiple && files.length >= max}
          send={(file, onProgress) =>
            attach({ section, field, file, replaces: isMultiple ? null : current, onProgress })
          }
        />
      )}
    </>
  );
}
