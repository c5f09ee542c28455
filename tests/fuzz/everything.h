#pragma once
// A structure with one field of every kind that configuration can hold, for the JSON and spec
// targets. Raw JSON is not among them: it is for the wire, where schema::Message carries it.
#include "core/schema/state.h"
#include "core/schema/type.h"

namespace bafar::fuzz {

struct Part {
    std::string name = "part"; ///< within its range, so that a missing one reads back
    std::uint8_t weight = 100;

    bool operator==(const Part&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A part.");
        fields.add("name", &Part::name, "Its name").required().range(1, 8);
        fields.add("weight", &Part::weight, "Its weight").range(1, 254);
    }
};

struct Everything {
    bool flag = false;
    std::uint8_t small = 7;
    std::int64_t large = 0;
    double real = 0.5;
    std::string text;
    schema::State state = schema::State::Ok;
    Duration duration = std::chrono::milliseconds{250};
    WallTime time{1000}; ///< 0, "never", has no text in a configuration file
    net::Address address;
    net::Prefix prefix;
    net::Endpoint endpoint{net::Address(), 1}; ///< port 0, the default, is not read back
    net::MacAddress mac;
    std::vector<Part> list;
    std::optional<Part> optional;
    std::map<std::string, std::int32_t> map;

    bool operator==(const Everything&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One field of every kind.");
        fields.add("flag", &Everything::flag, "A flag");
        fields.add("small", &Everything::small, "A small number").range(0, 100);
        fields.add("large", &Everything::large, "A large number");
        fields.add("real", &Everything::real, "A real number");
        fields.add("text", &Everything::text, "A text");
        fields.add("state", &Everything::state, "A state");
        fields.add("duration", &Everything::duration, "A duration").range(0, 1000);
        fields.add("time", &Everything::time, "A time");
        fields.add("address", &Everything::address, "An address");
        fields.add("prefix", &Everything::prefix, "A prefix");
        fields.add("endpoint", &Everything::endpoint, "An endpoint");
        fields.add("mac", &Everything::mac, "A hardware address");
        fields.add("list", &Everything::list, "Parts").range(0, 3);
        fields.add("optional", &Everything::optional, "Perhaps a part");
        fields.add("map", &Everything::map, "Numbers by name");
    }
};

} // namespace bafar::fuzz
