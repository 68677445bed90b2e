// The bell in the head of every page: how many notices are unread, and the newest of them.
import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { NoticeList } from './NoticeList.tsx';

const ASK_EVERY_MS = 60_000;

export function NoticeBell() {
  const { t } = useTranslation('platform');
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const notices = useEndpoint('notice.list', { query: { size: 10 } }, { every: ASK_EVERY_MS });
  const markRead = useAct('notice.markRead');
  const unread = notices.data?.unread ?? 0;
  const items = notices.data?.items ?? [];
  const newest = items[0]?.id;
  const label = unread > 0 ? t('notices.bell', { count: unread }) : t('notices.title');
  return (
    <>
      <Badge count={unread} size="small" overflowCount={99} offset={[-6, 6]}>
        <Button
          type="text"
          className="keguan-on-dark"
          icon={<BellOutlined />}
          aria-label={label}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(true)}
        />
      </Badge>
      <Drawer
        open={isOpen}
        size={420}
        title={t('notices.title')}
        onClose={() => setIsOpen(false)}
        extra={
          unread > 0 && newest !== undefined ? (
            <Button loading={markRead.underWay} onClick={() => void markRead.run({ body: { upTo: newest } })}>
              {t('notices.allRead')}
            </Button>
          ) : undefined
        }
      >
        {items.length === 0 ? (
          <Empty description={t('notices.none')} />
        ) : (
          <NoticeList notices={items} onOpen={() => setIsOpen(false)} />
        )}
        <Button
          type="link"
          onClick={() => {
            setIsOpen(false);
            void navigate('/notices');
          }}
        >
          {t('notices.more')}
        </Button>
      </Drawer>
    </>
  );
}
