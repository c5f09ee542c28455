// The reference page of metrics.
#include "agents/ctl/commands.h"
#include "agents/node/concepts.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

struct Row {
    std::string name;
    std::string type;
    std::string labels;
    std::string unit;
    std::string help;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One name that an agent's /metrics may have.");
        fields.add("name", &Row::name, "Of a histogram without _bucket, _sum and _count");
        fields.add("type", &Row::type, "counter, gauge, untyped or histogram");
        fields.add("labels", &Row::labels, "One space between; in parentheses: not on every one");
        fields.add("unit", &Row::unit, "Empty: a plain number");
        fields.add("help", &Row::help, "What it means");
    }
};

std::vector<Row> rowsOf(const MetricList& list)
{
    std::vector<Row> all;
    for (const MetricRow& row : list.rows()) {
        all.push_back({row.name, std::string(typeName(row.type)), row.labels, row.unit, row.help});
    }
    return all;
}

} // namespace

int showMetrics(Context& context)
{
    const MetricList list = node::metricList();
    print(context.json() ? "{\"metrics\":" + schema::toJson(rowsOf(list)) + "}\n" : list.page());
    return Exit::Done;
}

} // namespace bafar::ctl
