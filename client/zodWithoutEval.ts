// Contracts are built with zod, which would try `new Function` for speed; our Content-Security-Policy forbids that.
// Must be imported before any contract.
import { config } from 'zod';

config({ jitless: true });
