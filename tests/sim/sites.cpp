#include "tests/sim/sites.h"

namespace bafar::test {

std::unique_ptr<sim::Site> siteOf(const sim::SiteShape& shape,
                                  bool cutIsRefusal,
                                  std::uint64_t seed)
{
    const Result<schema::Spec> spec = sim::readSpec(sim::specText(shape));
    std::vector<sim::HostSetup> setups;
    for (std::size_t index = 0; index < shape.hosts; ++index) {
        sim::HostSetup setup;
        setup.name = sim::hostName(index);
        setup.address = sim::hostAddress(index);
        setup.spec = spec.value();
        setup.cutIsRefusal = cutIsRefusal;
        setups.push_back(std::move(setup));
    }
    return std::make_unique<sim::Site>(seed, WallTime{1'767'225'600'000}, std::move(setups));
}

sim::SiteShape usualShape()
{
    sim::SiteShape shape;
    sim::SiteShape::Router router;
    router.priorities = {150, 140, 130};
    shape.routers.push_back(router);
    return shape;
}

} // namespace bafar::test
