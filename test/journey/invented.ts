// Invented people and units with numbers that pass every check: region 379900, which no register gives out.
import type { Dice } from './dice.ts';

const REGION = '379900';

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const DOUBLE = ['欧阳', '司马', '上官', '诸葛', '东方', '尉迟', '澹台', '公孙'];
const GIVEN = [...'海明文静晓宁远博雅清辰佳禾立新思源子涵一诺若溪修竹景行知微望舒'];
/** Names that have broken software before; each journey has all of them. */
const HARD = ['刘䶮', '古丽米热·艾比布力', '欧阳 娜', '王〇', '赵𠮷'];

export interface Named {
  readonly username: string;
  readonly name: string;
  readonly idNumber: string;
}

export interface Inventor {
  person(): Named;
  /** 11 office, 12 institution, 91 company. */
  uscc(sort: '11' | '12' | '91'): string;
}

export function inventor(dice: Dice, seed: number): Inventor {
  const hard = dice.several(HARD, HARD.length);
  const taken = new Set<string>();
  let serial = 0;

  /** No two share a name: a name and a unit together are taken for one person. */
  function plainName(): string {
    for (;;) {
      const surname = dice.between(1, 9) === 1 ? dice.pick(DOUBLE) : dice.pick(SURNAMES);
      const name = surname + dice.several(GIVEN, 2).join('');
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  }

  return {
    person() {
      serial += 1;
      // The first seats belong to the bureau: hard names come a little later, among the applicants too.
      const name = serial > 20 && serial % 4 === 0 ? (hard.pop() ?? plainName()) : plainName();
      return { username: `j${seed}p${serial}.journey`, name, idNumber: idNumber(dice, serial) };
    },
    uscc(sort) {
      serial += 1;
      return uscc(`${sort}${REGION}${String(serial).padStart(9, '0')}`);
    },
  };
}

/** GB 11643: the weighted sum modulo 11 gives the last character. The seventh is born on 29 February, as it happens. */
function idNumber(dice: Dice, serial: number): string {
  const born =
    serial % 7 === 0
      ? '19880229'
      : `${dice.between(1972, 1994)}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`;
  const first17 = `${REGION}${born}${String(serial).padStart(3, '0')}`;
  const sum = [...first17].reduce((total, each, index) => total + Number(each) * (2 ** (17 - index) % 11), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** GB 32100: characters without I, O, S, V, Z; weights are powers of 3 modulo 31. */
function uscc(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let [sum, weight] = [0, 1];
  for (const each of first17) {
    sum += alphabet.indexOf(each) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31);
}

const two = (number: number): string => String(number).padStart(2, '0');
