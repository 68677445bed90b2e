// Typefaces: which file serves which role, how a character finds a face, and what is refused.
import { strict as assert } from 'node:assert';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFontFiles } from '../../server/documents/fontFiles.ts';
import {
  checkPrintable,
  missingCharacters,
  openFaces,
  printable,
  ROLES,
  splitByFace,
  UnprintableText,
} from '../../server/documents/fonts.ts';
import { sfntOf } from '../../server/documents/sfnt.ts';
import { FACES, UNKNOWN } from './support/views.ts';

const PACKAGED = findFontFiles({ fontsDir: null, useMachine: false });

describe('typefaces', () => {
  it('every role has a face that comes with the product, and says that it stands in', () => {
    for (const role of ROLES) assert.equal(FACES.face(role).isStandIn, true, role);
  });

  for (const name of [
    '䶮',
    '古丽米热·艾比布力',
    '欧阳 娜',
    '王〇',
    '𠮷田',
    '澜科〔2022〕15号',
    '㎡镕龑𬭎—…“”',
  ]) {
    it(`${name} can be printed`, () => assert.deepEqual(missingCharacters(name, FACES), []));
  }

  it('a character that the face of the role lacks is lent by another, code point by code point', () => {
    const runs = splitByFace('企业𠮷䶮号', '仿宋', FACES);
    assert.deepEqual(
      runs.map((each) => [each.text, each.face.name]),
      [
        ['企业', 'Noto Serif SC Regular'],
        ['𠮷', 'LXGW WenKai'],
        ['䶮号', 'Noto Serif SC Regular'],
      ],
    );
  });

  it('a character that no face has is named', () => {
    assert.deepEqual(missingCharacters(`澜${UNKNOWN}州${UNKNOWN}\uE000`, FACES), [UNKNOWN, '\uE000']);
  });

  it('without the face that has it, even 𠮷 is refused', () => {
    const poor = openFaces(PACKAGED.filter((each) => each.slot !== '楷体'));
    assert.throws(
      () => splitByFace('𠮷田', '仿宋', poor),
      (error) =>
        error instanceof UnprintableText &&
        error.characters.join() === '𠮷' &&
        /U\+20BB7/.test(error.message),
    );
  });

  it('each place of a view with an unknown character is one violation', () => {
    const view = {
      leadName: `欧阳${UNKNOWN}`,
      partners: ['澜州大学', UNKNOWN],
      amountFen: 1,
      issuedAt: new Date(0),
    };
    assert.deepEqual(
      checkPrintable(view, FACES).map(({ code, path, params }) => ({
        code,
        path,
        characters: params['characters'],
      })),
      [
        { code: 'document.unprintable', path: ['leadName'], characters: [UNKNOWN] },
        { code: 'document.unprintable', path: ['partners', 1], characters: [UNKNOWN] },
      ],
    );
  });

  it('line ends and invisible marks are not printed', () => {
    assert.equal(printable(' 葛\u{E0100}飾\u200B\r\n　区 '), '葛飾 区');
  });
});

describe('FONTS_DIR', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keguan-fonts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const NAMES = [
    ['仿宋_GB2312.ttf', '仿宋'],
    ['simfang.ttf', '仿宋'],
    ['FZXBSJW.TTF', '小标宋'],
    ['方正小标宋简体.ttf', '小标宋'],
    ['楷体_GB2312.ttf', '楷体'],
    ['simhei.ttf', '黑体'],
    ['simsun.ttc', '宋体'],
    ['simsunb.ttf', '补字'],
    ['补字-姓名.otf', '补字'],
  ] as const;
  for (const [name, slot] of NAMES) {
    it(`${name} serves as ${slot}`, () => {
      writeFileSync(join(folder, name), '');
      const [first] = findFontFiles({ fontsDir: folder, useMachine: false });
      assert.deepEqual(first, { slot, path: join(folder, name), isStandIn: false });
    });
  }

  it('other files in it are left alone', () => {
    writeFileSync(join(folder, '仿宋.txt'), '');
    writeFileSync(join(folder, 'arial.ttf'), '');
    assert.deepEqual(findFontFiles({ fontsDir: folder, useMachine: false }), PACKAGED);
  });

  it('the bureau’s own face goes before the stand-in and is not called one', () => {
    const kai = PACKAGED.find((each) => each.slot === '楷体');
    assert.ok(kai !== undefined);
    copyFileSync(kai.path, join(folder, '仿宋.woff'));
    const faces = openFaces(findFontFiles({ fontsDir: folder, useMachine: false }));
    assert.equal(faces.face('仿宋').name, 'LXGW WenKai');
    assert.equal(faces.face('仿宋').isStandIn, false);
    assert.equal(faces.face('宋体').isStandIn, true);
  });

  it('a folder that is not there is an error, not a silent stand-in', () => {
    assert.throws(() => findFontFiles({ fontsDir: join(folder, 'absent'), useMachine: false }), /ENOENT/);
  });
});

describe('WOFF', () => {
  it('any other file passes as it is', () => {
    const file = Buffer.from('\0\x01\0\0 and so on');
    assert.equal(sfntOf(file), file);
  });
});
