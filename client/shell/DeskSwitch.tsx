// At which desk one sits now; a person with several chooses. It changes what is shown, never what one may do.
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/useWords.ts';
import { useSession } from '../session.tsx';

export function DeskSwitch() {
  const { t } = useTranslation('shell');
  const words = useWords();
  const navigate = useNavigate();
  const { session, desk, chooseDesk } = useSession();
  const named = (each: (typeof session.desks)[number]) =>
    each.at === '' ? words.role(each.role) : `${words.role(each.role)} · ${each.at}`;
  if (desk === null) return null;
  if (session.desks.length === 1) return <span className="keguan-desk">{named(desk)}</span>;
  return (
    <Select
      aria-label={t('switchDesk')}
      className="keguan-desk-select"
      value={desk.id}
      popupMatchSelectWidth={false}
      options={session.desks.map((each) => ({ value: each.id, label: named(each) }))}
      onChange={(id) => {
        chooseDesk(id);
        void navigate('/');
      }}
    />
  );
}
