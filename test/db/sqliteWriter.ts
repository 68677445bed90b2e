// Another process on the same SQLite file: adds units one by one, or holds the file until it is told to let go.
import { openDatabase } from '../../db/connection.ts';

const [dataDir = '', mode = '', count = '0'] = process.argv.slice(2);
const db = await openDatabase({ dataDir });
if (mode === 'hold') {
  await db.transaction(async () => {
    await db.sequelize.query("INSERT INTO units (name) VALUES ('held')");
    const told = new Promise((resolve) => process.once('message', resolve));
    process.send?.('holding');
    await told;
  });
} else {
  for (let n = 0; n < Number(count); n += 1) {
    await db.transaction(async () => {
      await db.sequelize.query('INSERT INTO units (name) VALUES (:name)', {
        replacements: { name: `${mode} ${n}` },
      });
      await db.sequelize.query('UPDATE units SET counter = counter + 1 WHERE id = 1');
    });
  }
}
await db.close();
if (process.connected) process.disconnect();
