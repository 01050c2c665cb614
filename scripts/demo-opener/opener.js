// Opens the Splice Replication view and shows the sample clusters; part of the demo, not of the extension.
const { commands } = require('vscode');

exports.activate = async () => {
  await commands.executeCommand('workbench.view.extension.spliceReplication');
  await commands.executeCommand('spliceReplication.trySample');
};
