// The demo town (澜州市): a believable invented city, made through the acts under a clock that lives through the months
// before today. `npm run seed` fills an empty database with it; `npm start` does so by itself outside production.
import { seedTown } from './seed/story.ts';

export async function seedDemoTown(): Promise<void> {
  await seedTown(new Date());
}
