import { config } from 'zod';

/**
 * Zod tries to compile its checks into functions, which the window's policy refuses and reports. This has to run before
 * any schema is built, so it is the first import of the page.
 */
config({ jitless: true });
