// Notices one under another; opening one marks it as read and leads to its record.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RECORD_TYPES } from '../../../server/domain/terms.ts';
import type { Answer } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { useAct } from '../../useEndpoint.ts';
import { When } from '../../ui/When.tsx';
import { placeOf } from './placeOf.ts';
import './platform.css';

type Notice = Answer<'notice.list'>['items'][number];

interface NoticeListProps {
  readonly notices: readonly Notice[];
  readonly onOpen?: () => void;
}

export function NoticeList({ notices, onOpen }: NoticeListProps) {
  const { t } = useTranslation('platform');
  const { desk } = useSession();
  const markRead = useAct('notice.markRead');
  const open = (notice: Notice) => {
    if (notice.readAt === null) void markRead.run({ body: { ids: [notice.id] } });
    onOpen?.();
  };
  return (
    <ul className="keguan-notices">
      {notices.map((notice) => {
        const record = RECORD_TYPES.find((type) => type === notice.record.type);
        // An assignment's page is known by its code, which a notice does not carry: its list has it.
        const isListed = record === 'assignment';
        const place = record && placeOf({ record, id: notice.record.id }, desk?.role ?? null);
        const isNew = notice.readAt === null;
        return (
          <li key={notice.id} className={isNew ? 'keguan-notice keguan-notice-new' : 'keguan-notice'}>
            {isNew && <span className="keguan-notice-mark">{t('notices.new')}</span>}
            <span>
              {place == null ? (
                notice.sentence
              ) : (
                <Link to={isListed ? '/reviews' : place} onClick={() => open(notice)}>
                  {notice.sentence}
                </Link>
              )}
            </span>
            <When at={notice.at} />
          </li>
        );
      })}
    </ul>
  );
}
