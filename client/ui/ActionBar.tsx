// The buttons of a record: what `abilities` allows, and of what is theirs but not now, in words, why not.
import { App, Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../server/domain/acts.ts';
import type { Params } from '../../server/domain/violation.ts';
import { useWords } from '../i18n/useWords.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** As the server sends it with every record. */
export interface Ability {
  readonly act: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly params: Params;
}

export interface Offer {
  /** With `asks`, gets the reason. Give back what useAct's run gives. */
  readonly run: (reason: string) => unknown;
  readonly underWay?: boolean;
  /** The one act this page is for. */
  readonly isMain?: boolean;
  readonly isDangerous?: boolean;
  /** Asks "are you sure", saying what will follow. */
  readonly confirm?: string;
  /** Asks for a reason, saying what it is for. */
  readonly asks?: string;
  readonly least?: number;
  readonly most?: number;
  /** Another label than the act's own. */
  readonly label?: string;
}

interface ActionBarProps {
  readonly abilities: readonly Ability[];
  /** What the page can do. An act the server does not name is not shown; one the page does not name neither. */
  readonly offers: Partial<Record<Act, Offer>>;
}

export function ActionBar({ abilities, offers }: ActionBarProps) {
  const words = useWords();
  const { t } = useTranslation('common');
  const bar = useId();
  const shown = abilities.flatMap((ability) => {
    const offer = offers[ability.act as Act];
    return offer === undefined ? [] : [{ ...ability, offer, label: offer.label ?? words.act(ability.act) }];
  });
  if (shown.length === 0) return null;
  const missing = shown.filter((each) => !each.allowed);
  return (
    <div role="group" aria-label={t('actions')} className="keguan-bar">
      <div className="keguan-actions">
        {shown.map(({ act, allowed, offer, label }) => (
          <ActButton key={act} label={label} offer={offer} whyNot={allowed ? null : `${bar}-${act}`} />
        ))}
      </div>
      {missing.length > 0 && (
        <ul className="keguan-why-not">
          {missing.map(({ act, label, reason, params }) => (
            <li key={act} id={`${bar}-${act}`}>
              {t('whyNot', { act: label, why: words.moment(reason ?? '', params) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One that may not be used now stays reachable by keyboard and points to the sentence that says why. */
function ActButton({ label, offer, whyNot }: { label: string; offer: Offer; whyNot: string | null }) {
  const { modal } = App.useApp();
  const { t } = useTranslation('common');
  const [isAsking, setIsAsking] = useState(false);
  const { run, underWay = false, isMain = false, isDangerous = false, confirm, asks } = offer;

  const begin = () => {
    if (whyNot !== null || underWay) return;
    if (asks !== undefined) setIsAsking(true);
    else if (confirm !== undefined) {
      modal.confirm({
        title: label,
        content: confirm,
        okText: label,
        cancelText: t('cancel'),
        okButtonProps: { danger: isDangerous },
        onOk: () => run(''),
      });
    } else void run('');
  };

  return (
    <>
      <Button
        type={isMain && whyNot === null ? 'primary' : 'default'}
        danger={isDangerous}
        loading={underWay}
        className={whyNot === null ? '' : 'keguan-not-now'}
        aria-disabled={whyNot !== null}
        aria-describedby={whyNot ?? undefined}
        onClick={begin}
      >
        {label}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={label}
          hint={asks}
          min={offer.least}
          max={offer.most}
          isDangerous={isDangerous}
          onReason={async (reason) => run(reason)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
