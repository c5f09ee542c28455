#pragma once
// How a person arranged the map of one cluster, and how that is kept. Pure; safe on every thread.
#include <QJsonObject>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bafar::ui::map {

/// What the map is ordered by.
enum class Projection : std::uint8_t { Role, Host };

/// What was moved by hand. Nothing else that comes or goes moves it.
struct Arranged {
    std::map<std::string, double, std::less<>> tops; ///< by role: the card's upper side, by thing
    std::vector<std::string> hosts; ///< by host: nodes' cards in their order; others follow

    bool operator==(const Arranged&) const = default;
};

struct MapArrangement {
    Projection projection = Projection::Role;
    std::optional<double> zoom; ///< none was chosen: as much as fits
    Arranged arranged;

    bool operator==(const MapArrangement&) const = default;
};

[[nodiscard]] QJsonObject toJson(const MapArrangement& arrangement);

/// Whatever cannot be used of it is left out: a file may be anything.
[[nodiscard]] MapArrangement mapArrangementOf(const QJsonObject& json);

/// A node moved by so many places in the order that is shown; the new order of all.
[[nodiscard]] std::vector<std::string> movedHost(std::vector<std::string> shown,
                                                 const std::string& host,
                                                 int places);

} // namespace bafar::ui::map
