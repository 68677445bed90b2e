// The look: a calm official blue, generous space, text large enough for officers who read all day.
import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4e79',
    colorPrimaryBg: '#e8f0f8',
    colorPrimaryBgHover: '#d9e6f3',
    colorPrimaryBorder: '#9dbbd8',
    colorInfo: '#1f4e79',
    colorInfoBg: '#e8f0f8',
    colorInfoBorder: '#9dbbd8',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#e6b3af',
    colorWarningBg: '#fff6e8',
    colorWarningBorder: '#e8c68e',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#a5d0b4',
    colorLink: '#1a5a96',
    colorLinkHover: '#123f6a',
    colorSuccess: '#2e7d4f',
    colorWarning: '#8f5500',
    colorError: '#b3261e',
    colorBgLayout: '#f4f6f9',
    colorTextSecondary: '#4b5563',
    colorTextTertiary: '#5b6472',
    colorTextPlaceholder: '#6b7280',
    fontFamily:
      "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', 'Helvetica Neue', Arial, sans-serif",
    fontSize: 15,
    borderRadius: 6,
    controlHeight: 36,
    lineWidthFocus: 3,
    motion: false,
  },
  components: {
    Layout: { headerBg: '#1f4e79', headerColor: '#ffffff', headerPadding: '0 20px', siderBg: '#ffffff' },
    Menu: { itemSelectedBg: '#e3edf7', itemSelectedColor: '#163a5c', activeBarBorderWidth: 0 },
    Tag: { fontSizeSM: 14, lineHeightSM: 1.7 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { headerBg: '#eef3f8', cellPaddingBlock: 12 },
    Form: { labelColor: '#1f2937', verticalLabelPadding: '0 0 6px' },
  },
};
