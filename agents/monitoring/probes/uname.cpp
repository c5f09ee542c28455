#include "agents/monitoring/probes/uname.h"

#include <memory>

namespace bafar::monitoring {
namespace {

constexpr Family Info{"node_uname_info", SeriesType::Gauge,
                      "The kernel's name and version as labels; always 1."};

struct State {
    SystemName last;
    Rows rows;
};

Result<void> parse(State& state, const Reading& reading, Recorder& recorder)
{
    const SystemName& system = reading.facts.system;
    if (!(system == state.last)) {
        state.last = system; // the host was renamed: a new series
        state.rows = {};
    }
    state.rows.rewind();
    const auto indexes = state.rows.find("uname", recorder, [&](std::vector<SeriesIndex>& made) {
        made.push_back(recorder.series(Info, {{"sysname", system.sysname},
                                              {"release", system.release},
                                              {"version", system.version},
                                              {"machine", system.machine},
                                              {"nodename", system.nodename},
                                              {"domainname", system.domainname}}));
    });
    recorder.set(indexes[0], 1);
    return {};
}

void describe(MetricList& list)
{
    list.add(Info, "domainname machine nodename release sysname version");
}

} // namespace

Probe unameProbe()
{
    auto state = std::make_shared<State>();
    return {"uname",
            {},
            [state](const Reading& reading, Recorder& recorder) {
                return parse(*state, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
