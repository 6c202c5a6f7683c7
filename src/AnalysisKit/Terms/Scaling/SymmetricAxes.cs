using MathNet.Numerics.LinearAlgebra;

namespace AnalysisKit;

/// <summary>Leading singular vectors of a matrix by the eigenvectors of its smaller cross product, which needs no square matrix of the longer side.</summary>
internal static class SymmetricAxes
{
    /// <summary>The first singular values with left (rows) and right (columns) vectors, each vector with its largest element positive.</summary>
    public static (double[] Values, double[][] Left, double[][] Right) Of(Matrix<double> matrix, int dimensions)
    {
        var wide = matrix.RowCount <= matrix.ColumnCount;
        var product = wide ? matrix.TransposeAndMultiply(matrix) : matrix.TransposeThisAndMultiply(matrix);
        var eigen = product.Evd(Symmetricity.Symmetric);
        var values = new double[dimensions];
        var (left, right) = (new double[dimensions][], new double[dimensions][]);
        for (var d = 0; d < dimensions; d++)
        {
            var vector = eigen.EigenVectors.Column(product.RowCount - 1 - d);
            var largest = vector.AbsoluteMaximumIndex();
            if (vector[largest] < 0)
                vector = -vector;
            var other = wide ? matrix.TransposeThisAndMultiply(vector) : matrix.Multiply(vector);
            values[d] = other.L2Norm();
            other = values[d] > 0 ? other / values[d] : other;
            (left[d], right[d]) = wide ? (vector.ToArray(), other.ToArray()) : (other.ToArray(), vector.ToArray());
        }

        return (values, left, right);
    }
}
