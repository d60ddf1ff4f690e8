// Renders one job with citeproc-js, read from standard input; see engines.py.
const fs = require("fs");
const path = require("path");

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const CSL = require(path.join(job.node_modules, "citeproc"));
const items = Object.fromEntries(job.works.map((work) => [work.id, work]));
const system = {
  retrieveItem: (id) => items[id],
  retrieveLocale: (tag) => {
    const file = path.join(job.locales, `locales-${tag}.xml`);
    return fs.existsSync(file) && fs.readFileSync(file, "utf8");
  },
};

function seconds(since) {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1e6;
}

let start = process.cpuUsage();
const engine = new CSL.Engine(system, job.xml, "en-US");
engine.opt.development_extensions.wrap_url_and_doi = false;
const load = seconds(start);
start = process.cpuUsage();
const before = [];
job.clusters.forEach((group, number) => {
  const cluster = {
    citationID: String(number),
    citationItems: group,
    properties: { noteIndex: number + 1 },
  };
  engine.processCitationCluster(cluster, before, []);
  before.push([cluster.citationID, number + 1]);
});
if (job.show) engine.updateItems(job.works.map((work) => work.id));
const made = engine.makeBibliography();
const cpu = seconds(start);
const mib = process.resourceUsage().maxRSS / 1024;
const shown = job.show && made ? made[1] : [];
console.log(JSON.stringify({ load, cpu, mib, shown, entries: made ? made[1].length : 0 }));
