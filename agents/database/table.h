#pragma once
// The answer to one SQL question as plain rows: column names and cells, each text or NULL.
//
// All bytes stand in one string, so that the 600 rows of a status cost a handful of allocations.
// Cells and names longer than CellMax are cut: what a server says is bounded before anyone reads
// it. Values only; one owner at a time.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::database {

class Table {
public:
    static constexpr std::size_t CellMax = 16384; ///< bytes of one cell that are kept

    /// Starts over with these columns; memory is kept.
    void begin(const std::vector<std::string_view>& columns);

    /// Appends the next cell of the row under way; rows end by themselves. Without columns nothing
    /// happens.
    void add(std::optional<std::string_view> cell);

    /// Complete rows.
    [[nodiscard]] std::size_t rows() const;

    [[nodiscard]] std::size_t columns() const { return columns_; }

    /// The column's number by its name, letter case ignored; nothing: there is none.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

    /// A cell; nothing for NULL and outside the table. Valid until the next change.
    [[nodiscard]] std::optional<std::string_view> cell(std::size_t row, std::size_t column) const;

    /// The same by the column's name.
    [[nodiscard]] std::optional<std::string_view> cell(std::size_t row,
                                                       std::string_view column) const;

    /// Of all cells and names together.
    [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }

private:
    struct Place {
        std::uint32_t begin = 0;
        std::uint32_t length = Null;
    };

    static constexpr std::uint32_t Null = UINT32_MAX;

    void append(std::optional<std::string_view> text);
    [[nodiscard]] std::optional<std::string_view> at(std::size_t place) const;

    std::string bytes_;
    std::vector<Place> places_; ///< the names, then the cells row by row
    std::size_t columns_ = 0;
};

/// True for equal texts, ASCII letter case ignored.
[[nodiscard]] bool sameName(std::string_view left, std::string_view right);

} // namespace bafar::database
