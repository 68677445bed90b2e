// A page whose code failed: says so plainly and offers to reload; the frame and the menu stay usable.
import { Button, Result } from 'antd';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly children: ReactNode;
}

export class BrokenPage extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Told /> : this.props.children;
  }
}

function Told() {
  const { t } = useTranslation('common');
  return (
    <Result
      status="error"
      title={t('brokenPage')}
      subTitle={t('brokenPageHelp')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
}
