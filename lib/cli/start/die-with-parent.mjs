// Loaded into each child of the supervisor: ends it when the supervisor is gone, however that ended.

if (process.channel) {
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
}
