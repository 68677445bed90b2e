// Everything one has been told, newest first.
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { Loaded, Page } from '../../ui/Page.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { NoticeList } from './NoticeList.tsx';

export default function Notices() {
  const { t } = useTranslation(['platform', 'common']);
  const place = usePlace();
  const notices = useEndpoint('notice.list', { query: place.query }, { keepLast: true });
  const markRead = useAct('notice.markRead');
  const newest = notices.data?.items[0]?.id;
  const unread = notices.data?.unread ?? 0;
  return (
    <Page
      title={t('notices.title')}
      beside={unread > 0 ? t('notices.unread', { count: unread }) : undefined}
      actions={
        unread > 0 && newest !== undefined ? (
          <Button loading={markRead.underWay} onClick={() => void markRead.run({ body: { upTo: newest } })}>
            {t('notices.allRead')}
          </Button>
        ) : undefined
      }
    >
      <Loaded from={notices}>
        {({ items, next, previous }) =>
          items.length === 0 ? (
            <Empty description={t('notices.none')} />
          ) : (
            <>
              <NoticeList notices={items} />
              <div className="keguan-pager">
                <span />
                <span>
                  <Button
                    disabled={previous === null}
                    onClick={() => previous !== null && place.go({ before: previous })}
                  >
                    {t('common:previous')}
                  </Button>
                  <Button disabled={next === null} onClick={() => next !== null && place.go({ after: next })}>
                    {t('common:next')}
                  </Button>
                </span>
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
