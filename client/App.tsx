// The whole client: look, words, session and routes around the pages.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { isProblem } from './problem.ts';
import { pageNonce } from './shell/nonce.ts';
import { Pages } from './shell/Pages.tsx';
import { SessionGate } from './shell/SessionGate.tsx';
import { theme } from './shell/theme.ts';

function aQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Only what may pass by itself is asked again; a refusal stays a refusal.
        retry: (failures, error) => failures < 2 && isProblem(error) && error.isPassing,
        networkMode: 'always', // a LAN without internet is not "offline"
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export function App() {
  const { i18n } = useTranslation();
  const [queries] = useState(aQueryClient);
  const isEnglish = i18n.language === 'en';
  const csp = useMemo(() => {
    const nonce = pageNonce();
    return nonce === undefined ? {} : { nonce };
  }, []);

  useEffect(() => {
    dayjs.locale(isEnglish ? 'en' : 'zh-cn');
  }, [isEnglish]);

  return (
    <ConfigProvider
      csp={csp}
      theme={theme}
      locale={isEnglish ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      input={{ autoComplete: 'off' }}
    >
      <AntApp component={false} notification={{ placement: 'topRight' }}>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <SessionGate>
              <Pages />
            </SessionGate>
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
