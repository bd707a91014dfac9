// Zod tries to compile its checks into functions, which the window's policy refuses and reports. This must stand before
// any schema is built, whatever order the bundler gives the modules, so it is a script of its own.
// oxlint-disable-next-line no-underscore-dangle -- the name is Zod's
globalThis.__zod_globalConfig = { jitless: true };
