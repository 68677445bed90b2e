// What the applicants write about: real scientific abstracts where they lie beside the project, invented ones elsewhere.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dice } from './dice.ts';

export interface Text {
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
}

const CSL = path.resolve(import.meta.dirname, '../../../shared/data/csl_kg_dev.tsv');

/** @returns so many different ones, and whether they are real */
export function readTexts(dice: Dice, count: number): { texts: Text[]; areReal: boolean } {
  const real = existsSync(CSL) ? dice.several(realTexts(), count) : [];
  return real.length === count
    ? { texts: real, areReal: true }
    : { texts: inventedTexts(dice, count), areReal: false };
}

/** Lines of: 'to keywords', abstract and title, keywords joined by '_'. Taken where they fit into the form. */
function realTexts(): Text[] {
  const lines = readFileSync(CSL, 'utf8').split('\n');
  const found = lines.flatMap((line): Text[] => {
    const [, text = '', words = ''] = line.split('\t');
    const [, abstract = '', title = ''] = /^(.*[.。．])\s+(\S.*)$/u.exec(text) ?? [];
    const keywords = words.split('_').slice(0, 5);
    const fits =
      /^[\p{Script=Han}A-Za-z0-9，、：（）()“”\-—·]{6,40}$/u.test(title) &&
      keywords.length >= 3 &&
      keywords.every((each) => /^[^\s;；,，、\p{Cc}]{1,30}$/u.test(each)) &&
      !/[\p{Cc}\p{Co}\p{Cf}]/u.test(abstract) &&
      [...abstract].length >= 60;
    return fits ? [{ title, abstract: [...abstract].slice(0, 400).join(''), keywords }] : [];
  });
  return [...new Map(found.map((each) => [each.title, each])).values()];
}

const THINGS = [
  '盐碱地水稻',
  '近海沉积物',
  '老油田剩余油',
  '海上风电叶片',
  '对虾养殖尾水',
  '滨海湿地',
  '管廊混凝土',
];
const ASPECTS = [
  '关键过程与调控',
  '早期识别方法',
  '长期变化规律',
  '多尺度表征',
  '低碳处理技术',
  '不确定性评估',
];
const MEANS = ['原位观测', '数值模拟', '小样本学习', '同位素示踪', '中试验证', '遥感反演'];

function inventedTexts(dice: Dice, count: number): Text[] {
  const all = THINGS.flatMap((thing) =>
    ASPECTS.flatMap((aspect) =>
      MEANS.map((means) => ({
        title: `基于${means}的${thing}${aspect}`,
        abstract: `围绕${thing}的${aspect}，以${means}为主要手段，设置对照与重复，获取关键参数并检验其适用范围，形成可复核的数据与技术建议。`,
        keywords: [thing, aspect, means],
      })),
    ),
  );
  return dice.several(all, count);
}
