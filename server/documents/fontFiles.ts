// Which file stands for which typeface of an official document (小标宋, 仿宋, 楷体, 黑体, 宋体): the bureau's own licensed
// files first, then what the machine has, then the open typefaces that come with the product.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** GB/T 9704-2012 names these typefaces. */
export const ROLES = ['小标宋', '仿宋', '楷体', '黑体', '宋体'] as const;
export type Role = (typeof ROLES)[number];

/** 补字: no role of its own, only for characters that no other face has. */
export type Slot = Role | '补字';

export interface FontFile {
  readonly slot: Slot;
  readonly path: string;
  /** Picks one face of a collection (.ttc). */
  readonly postscriptName?: string;
  /** True when it only stands in for the face that the standard names; the document then says so. */
  readonly isStandIn: boolean;
}

export interface FontPlaces {
  /** Folder of the bureau's own files, or null. */
  readonly fontsDir: string | null;
  /** Whether faces installed on the machine may be used; off, every machine prints alike. */
  readonly useMachine: boolean;
}

/**
 * A file in FONTS_DIR belongs to a role by how its name begins, in any letter case; the names under which the
 * foundries and Windows deliver these faces are understood as they are. Ends in .ttf, .otf, .ttc or .woff.
 */
const NAME_BEGINS: readonly (readonly [Slot, RegExp])[] = [
  ['小标宋', /^(小标宋|方正小标宋|xiaobiaosong|fzxbs)/i],
  ['仿宋', /^(仿宋|方正仿宋|华文仿宋|fangsong|simfang|stfangso|fzfs)/i],
  ['楷体', /^(楷体|方正楷体|华文楷体|kaiti|simkai|stkaiti|fzkt)/i],
  ['黑体', /^(黑体|方正黑体|华文黑体|heiti|simhei|stheiti|fzht)/i],
  ['补字', /^(补字|extra|simsunb|simsun-?ext)/i],
  ['宋体', /^(宋体|方正书宋|华文宋体|songti|simsun|stsong|fzss)/i],
];
const FONT_ENDING = /\.(ttf|otf|ttc|woff)$/i;

/** Where Debian puts texlive-lang-chinese, fonts-lxgw-wenkai and fonts-noto-cjk. */
const ON_DEBIAN: readonly FontFile[] = [
  {
    slot: '仿宋',
    path: '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf',
    isStandIn: true,
  },
  { slot: '楷体', path: '/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf', isStandIn: true },
  {
    slot: '补字',
    path: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
    postscriptName: 'NotoSerifCJKsc-Regular',
    isStandIn: true,
  },
];

const FROM_PACKAGES: readonly (readonly [Slot, string])[] = [
  ['小标宋', '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf'],
  ['仿宋', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
  ['楷体', '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff'],
  ['黑体', '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'],
  ['宋体', '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
];

/** In order of preference: the first file of a slot draws, the later ones only lend characters it lacks. */
export function findFontFiles({ fontsDir, useMachine }: FontPlaces): FontFile[] {
  const own = fontsDir === null ? [] : filesIn(fontsDir);
  const machine = useMachine ? ON_DEBIAN.filter((each) => existsSync(each.path)) : [];
  return [...own, ...machine, ...packaged()];
}

/** Throws when the folder cannot be read: a bureau that set FONTS_DIR must not get stand-ins in silence. */
function filesIn(folder: string): FontFile[] {
  return readdirSync(folder)
    .filter((name) => FONT_ENDING.test(name))
    .sort()
    .flatMap((name) => {
      const slot = NAME_BEGINS.find(([, begins]) => begins.test(name.normalize('NFC')))?.[0];
      return slot === undefined ? [] : [{ slot, path: join(folder, name), isStandIn: false }];
    });
}

function packaged(): FontFile[] {
  const require = createRequire(import.meta.url);
  return FROM_PACKAGES.map(([slot, specifier]) => ({
    slot,
    path: require.resolve(specifier),
    isStandIn: true,
  }));
}
