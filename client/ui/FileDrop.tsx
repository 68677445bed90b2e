// Chooses or drops files and sends them one after another, with progress; what is too large is told before it is sent.
import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../problem.ts';
import { inBytes } from './bytes.ts';
import { useProblemSentence } from './useProblemSentence.ts';

interface FileDropProps {
  readonly id: string;
  readonly label: string;
  readonly describedBy?: string;
  readonly types?: readonly string[] | undefined;
  readonly maxBytes?: number | undefined;
  readonly isMultiple?: boolean;
  readonly isDisabled?: boolean;
  /** Sends one file; throws the ApiProblem of `upload()` as it comes. */
  readonly send: (file: File, onProgress: (share: number) => void) => Promise<unknown>;
}

interface Sending {
  readonly name: string;
  readonly share: number;
}

export function FileDrop(props: FileDropProps) {
  const { id, label, describedBy, types, maxBytes, isMultiple = false, isDisabled = false, send } = props;
  const { t } = useTranslation('common');
  const sentence = useProblemSentence();
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [wrong, setWrong] = useState<readonly string[]>([]);

  const refusal = ({ name, size }: File): string | null => {
    const type = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
    if (size === 0) return t('fileEmpty', { name });
    if (types !== undefined && !types.includes(type))
      return t('fileType', { name, types: types.join(t('separator')) });
    if (maxBytes !== undefined && size > maxBytes)
      return t('fileTooLarge', { name, limit: inBytes(maxBytes) });
    return null;
  };

  const take = async (files: readonly File[]) => {
    if (sending !== null || isDisabled) return;
    const told: string[] = [];
    for (const file of isMultiple ? files : files.slice(0, 1)) {
      const refused = refusal(file);
      if (refused !== null) {
        told.push(refused);
        continue;
      }
      setSending({ name: file.name, share: 0 });
      try {
        await send(file, (share) => setSending({ name: file.name, share }));
      } catch (error) {
        if (!isProblem(error)) throw error;
        const { title, lines } = sentence(error);
        told.push(`${file.name}: ${[title, ...lines].join(' ')}`);
      }
    }
    setSending(null);
    setWrong(told);
  };

  return (
    <div
      className={isOver ? 'keguan-drop keguan-drop-over' : 'keguan-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void take([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={isMultiple}
        accept={types?.map((type) => `.${type}`).join(',')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void take(files);
        }}
      />
      <Button
        id={id}
        icon={<UploadOutlined />}
        disabled={isDisabled}
        loading={sending !== null}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        onClick={() => chooser.current?.click()}
      >
        {label}
      </Button>
      <span className="keguan-help">
        {[
          types === undefined ? null : types.join(t('separator')),
          maxBytes === undefined ? null : t('atMost', { limit: inBytes(maxBytes) }),
        ]
          .filter((each) => each !== null)
          .join(' · ')}
      </span>
      {sending !== null && (
        <Progress
          percent={Math.round(sending.share * 100)}
          aria-label={t('sending', { name: sending.name })}
        />
      )}
      <ul className="keguan-wrong keguan-plain-list" aria-live="polite">
        {wrong.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  );
}
