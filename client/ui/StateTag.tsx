// The state of a record in words; the colour only repeats what the words say.
import { Tag } from 'antd';
import type { RecordType, State } from '../../server/domain/terms.ts';
import { useWords } from '../i18n/useWords.ts';

type Tone = 'default' | 'processing' | 'success' | 'warning' | 'error';

const TONES: Partial<Record<State, Tone>> = {
  draft: 'default',
  preparing: 'default',
  archived: 'default',
  concluded: 'default',
  closed: 'default',
  removed: 'default',
  lifted: 'default',
  dismissed: 'default',
  pending: 'warning',
  returned: 'warning',
  correcting: 'warning',
  objected: 'warning',
  awaitingNumber: 'warning',
  active: 'success',
  accepted: 'success',
  publicised: 'success',
  awarded: 'success',
  submitted: 'success',
  approved: 'success',
  issued: 'success',
  valid: 'success',
  notAccepted: 'error',
  notFunded: 'error',
  declined: 'error',
  refused: 'error',
  recused: 'error',
  void: 'error',
  revoked: 'error',
  disabled: 'error',
  upheld: 'error',
};

export function StateTag({ type, state }: { type: RecordType; state: State }) {
  const words = useWords();
  return <Tag color={TONES[state] ?? 'processing'}>{words.state(type, state)}</Tag>;
}
