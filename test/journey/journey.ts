// From the call to an award notice that anybody can verify, over HTTP, as each role in turn; breaks off at the first thing
// that is not as it should be.
import { addDays, at, dayOf, weekdayFrom } from './days.ts';
import { diceOf } from './dice.ts';
import { startProduct } from './product.ts';
import { apply, beLate } from './story/apply.ts';
import { award, checkNumbers, revokeOne, sumOf, verifyNotices } from './story/award.ts';
import { publishCalls } from './story/calls.ts';
import { answerObjections, decideAll, endPublicity, publicise, type Publicised } from './story/decide.ts';
import { found, seatAgency } from './story/found.ts';
import { checkAll, endorseAll } from './story/judge.ts';
import { lookBack } from './story/oversight.ts';
import { openRounds, review } from './story/review.ts';
import { readTexts } from './texts.ts';
import { openWorld, type World } from './world.ts';

export async function journey(seed: number, say: (line: string) => void): Promise<void> {
  const dice = diceOf(seed);
  const begins = at(weekdayFrom(addDays('2026-01-05', dice.between(0, 690))), '09:00');
  const began = performance.now();
  const product = await startProduct(begins);
  try {
    say(`产品已启动（${((performance.now() - began) / 1000).toFixed(1)} s），种子 ${seed}`);
    const world = openWorld({ seed, dice, product, say });
    await travel(world, say);
    const unexpected = product
      .output()
      .split('\n')
      .filter((line) => /"level":(50|60)|Error:/.test(line));
    if (unexpected.length > 0) throw new Error(`the product has logged errors:\n${unexpected.join('\n')}`);
  } catch (error) {
    say(product.output().split('\n').slice(-30).join('\n'));
    await product.stop().catch((late: unknown) => say(String(late)));
    throw error;
  }
  await product.stop();
  say(`全程 ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function travel(world: World, say: (line: string) => void): Promise<void> {
  const { dice } = world;
  const start = dayOf(world.now());
  const opensOn = addDays(start, dice.between(20, 30));
  const closesOn = addDays(opensOn, dice.between(25, 45));
  const go = (day: string, time = '09:00') => world.moveTo(at(weekdayFrom(day), time));

  const people = await found(world);
  const calls = await publishCalls(world, people, { opensOn, closesOn });
  await seatAgency(world, people, calls[0]!.id);

  go(addDays(opensOn, 3));
  const { texts, areReal } = readTexts(dice, people.applicants.length);
  say(areReal ? '申请文本取自 CSL 摘要' : '没有 CSL 摘要，申请文本为虚构');
  const applications = await apply(world, people, calls, texts);

  world.moveTo(at(closesOn, '00:00'));
  await world.step('截止时刻已到，不能再新建、撤回申请', () => beLate(world, people, calls, applications));
  go(addDays(closesOn, 1));
  await endorseAll(world, people, applications);
  go(addDays(closesOn, 6));
  const accepted = await checkAll(world, people, applications);

  go(addDays(closesOn, 14));
  const rounds = await openRounds(world, people, calls, accepted);
  go(addDays(closesOn, 24));
  await review(world, people, rounds);
  go(addDays(closesOn, 40));
  const decided = await decideAll(world, people, rounds);
  go(addDays(closesOn, 44));
  const lists = await publicise(world, people, decided);
  const givenFen = await awardAll(world, people, lists);
  await world.step('监督统计与审计检索', () => lookBack(world, people, { applications, decided, givenFen }));
}

/** @returns what was given by each list and not taken back */
async function awardAll(
  world: World,
  people: Parameters<typeof award>[1],
  lists: readonly Publicised[],
): Promise<number[]> {
  const lastDay = lists
    .map((each) => each.endsOn)
    .sort()
    .at(-1)!;
  world.moveTo(at(addDays(lastDay, 1), '09:00'));
  await world.step('公示期满自动结束，被异议项目单独保留，逾期异议不受理', () =>
    endPublicity(world, people, lists),
  );
  const documents: Awaited<ReturnType<typeof award>>[] = [];
  for (const { decided } of lists) {
    const document = await world.step(`编号、用印、生成立项文件和通知书：${decided.call.title}`, () =>
      award(world, people, decided),
    );
    await world.step(`核对 ${document.awards.length} 份立项通知书：金额、编号、验证码、SHA-256`, () =>
      verifyNotices(world, people, decided, document),
    );
    // Verification answers one address so many times a minute.
    world.moveTo(new Date(world.now().getTime() + 61_000));
    documents.push(document);
  }
  await world.step('异议一项不成立、一项成立', () =>
    answerObjections(world, people, lists, (_, index) => (index === 0 ? 'dismiss' : 'uphold')),
  );
  const [first] = lists as [Publicised, Publicised];
  const supplement = await world.step('异议不成立的项目补充立项，编号接续', () =>
    award(world, people, first.decided),
  );
  await verifyNotices(world, people, first.decided, supplement);
  checkNumbers([documents[0]!, supplement]);
  checkNumbers([documents[1]!]);
  const revokedFen = await world.step('局领导撤销一项立项，验证页随即显示', () =>
    revokeOne(world, people, documents[1]!),
  );
  return [sumOf([documents[0]!, supplement]), sumOf([documents[1]!]) - revokedFen];
}
